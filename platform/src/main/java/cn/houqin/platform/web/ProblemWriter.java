package cn.houqin.platform.web;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457) in the caller's language. */
public final class ProblemWriter {

  private static final String TYPES = "https://houqin.cn/problems/";

  private final MessageSource messages;
  private final JsonMapper json;

  public ProblemWriter(MessageSource messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /** The problem of a broken rule. */
  ProblemDetail of(BrokenRule rule, Locale locale) {
    var problem =
        of(HttpStatusCode.valueOf(rule.status()), rule.type(), locale, rule.arguments().toArray());
    addErrors(problem, rule.errors(), locale);
    rule.members().forEach(problem::setProperty);
    return problem;
  }

  /** A problem of a type whose texts stand in the message bundles. */
  ProblemDetail of(HttpStatusCode status, String type, Locale locale, Object... arguments) {
    var problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create(TYPES + type));
    problem.setTitle(text("problem." + type, locale, arguments));
    problem.setDetail(text("problem." + type + ".detail", locale, arguments));
    return problem;
  }

  void addErrors(ProblemDetail problem, List<FieldError> errors, Locale locale) {
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors.stream().map(error -> of(error, locale)).toList());
    }
  }

  private Map<String, @Nullable Object> of(FieldError error, Locale locale) {
    var arguments = new Object[error.arguments().size() + 1];
    arguments[0] = error.value() == null ? "null" : error.value();
    for (var i = 0; i < error.arguments().size(); i++) {
      arguments[i + 1] = error.arguments().get(i);
    }
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("pointer", error.pointer());
    view.put("rule", error.rule());
    view.put("value", error.value());
    view.put("message", text("rule." + error.rule(), locale, arguments));
    return view;
  }

  private String text(String key, Locale locale, Object... arguments) {
    var text = messages.getMessage(key, arguments, key, locale);
    return text == null ? key : text;
  }

  /** Writes a problem where no controller is reached: status and headers may stand already. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type)
      throws IOException {
    var problem = of(status, type, Languages.of(request));
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(status.value());
    response.setContentType("application/problem+json;charset=UTF-8");
    response
        .getOutputStream()
        .write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
  }
}
