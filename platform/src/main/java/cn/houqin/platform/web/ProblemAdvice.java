package cn.houqin.platform.web;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal becomes a problem, in one place. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemWriter problems;

  public ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(BrokenRule rule, HttpServletRequest request) {
    var answer = ResponseEntity.status(rule.status());
    if (rule.retryAfterSeconds() > 0) {
      answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(rule.retryAfterSeconds()));
    }
    return answer.body(problems.of(rule, Languages.of(request)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(AccessDeniedException denied, HttpServletRequest request) {
    return plain(HttpStatus.FORBIDDEN, "role-not-allowed", request);
  }

  @ExceptionHandler({MongoException.class, DataAccessException.class})
  ResponseEntity<ProblemDetail> onStore(RuntimeException failed, HttpServletRequest request) {
    LOG.error("The store did not answer", failed);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(
            problems.of(
                HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", Languages.of(request)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> onAnythingElse(Exception failed, HttpServletRequest request) {
    LOG.error("Unexpected failure of {}", request.getRequestURI(), failed);
    return plain(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> onParameter(
      MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
    return invalid(
        List.of(FieldError.of(wrong.getName(), "wrong-type", wrong.getValue())),
        Languages.of(request));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors =
        invalid.getFieldErrors().stream()
            .map(
                error ->
                    FieldError.of(
                        Pointers.ofProperty(error.getField()),
                        Pointers.ruleOf(error.getCode()),
                        error.getRejectedValue()))
            .toList();
    return untyped(invalid(errors, language(request)));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return untyped(
        invalid(
            List.of(Pointers.ofUnreadable(unreadable.getCause(), SentBody.of(request))),
            language(request)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failed,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (failed instanceof org.springframework.web.bind.MissingServletRequestParameterException m) {
      return untyped(
          invalid(
              List.of(FieldError.of(m.getParameterName(), "required", null)), language(request)));
    }
    var type = "http-" + status.value();
    var problem = problems.of(status, type, language(request));
    return ResponseEntity.status(status).headers(headers).body(problem);
  }

  private ResponseEntity<ProblemDetail> invalid(List<FieldError> errors, Locale locale) {
    var problem = problems.of(HttpStatus.BAD_REQUEST, "invalid-request", locale);
    problems.addErrors(problem, errors, locale);
    return ResponseEntity.badRequest().body(problem);
  }

  private ResponseEntity<ProblemDetail> plain(
      HttpStatus status, String type, HttpServletRequest request) {
    return ResponseEntity.status(status).body(problems.of(status, type, Languages.of(request)));
  }

  private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .body(Objects.requireNonNull(answer.getBody()));
  }

  private static Locale language(WebRequest request) {
    return Languages.of(((ServletWebRequest) request).getRequest());
  }
}
