package cn.houqin.platform.web;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.security.TokenCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Gives controllers the caller and the call. */
final class CallArguments implements HandlerMethodArgumentResolver {

  private final Clock businessClock;

  CallArguments(Clock businessClock) {
    this.businessClock = businessClock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Call.class
        || parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binders) {
    var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
    var caller = caller(request);
    return parameter.getParameterType() == Caller.class ? caller : call(parameter, request, caller);
  }

  private static Caller caller(HttpServletRequest request) {
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (!(signedIn instanceof JwtAuthenticationToken token)) {
      throw new BrokenRule(401, "not-signed-in");
    }
    return TokenCaller.of(token.getToken(), request.getHeader("X-Houqin-Hospital"));
  }

  private Call call(MethodParameter parameter, HttpServletRequest request, Caller caller) {
    var ifMatch = ifMatch(request.getHeader("If-Match"));
    if (ifMatch == null && parameter.hasMethodAnnotation(RequiresIfMatch.class)) {
      throw new BrokenRule(428, "if-match-required");
    }
    var path =
        String.valueOf(request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE));
    return new Call(
        caller,
        request.getMethod() + " " + path,
        businessClock.instant(),
        key(request.getHeader("Idempotency-Key")),
        (String) request.getAttribute(BodyReading.DIGEST),
        ifMatch);
  }

  private static @Nullable String key(@Nullable String header) {
    if (header != null && !header.matches("[\\x21-\\x7e]{1,200}")) {
      throw Invalid.field("Idempotency-Key", "idempotency-key", header);
    }
    return header;
  }

  private static @Nullable Long ifMatch(@Nullable String header) {
    if (header == null) {
      return null;
    }
    if (!header.matches("\"v\\d{1,18}\"")) {
      throw Invalid.field("If-Match", "entity-tag", header);
    }
    return Long.valueOf(header.substring(2, header.length() - 1));
  }
}
