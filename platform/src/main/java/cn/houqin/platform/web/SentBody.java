package cn.houqin.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The body as the client sent it, to tell it what was wrong with which value. */
record SentBody(byte[] bytes) {

  private static final String KEPT = SentBody.class.getName();
  private static final int MOST_SHOWN = 100;

  void keepFor(HttpServletRequest request) {
    request.setAttribute(KEPT, this);
  }

  static SentBody of(WebRequest request) {
    return (SentBody)
        Objects.requireNonNullElseGet(
            request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST),
            () -> new SentBody(new byte[0]));
  }

  /** The beginning of the value at a pointer; null if there is none. */
  @Nullable String at(String pointer) {
    try {
      var value = JsonMapper.shared().readTree(bytes).at(pointer);
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      var text = value.isString() ? value.asString() : value.toString();
      return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text;
    } catch (JacksonException | IllegalArgumentException _) {
      return null;
    }
  }
}
