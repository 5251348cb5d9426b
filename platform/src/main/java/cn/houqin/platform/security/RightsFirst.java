package cn.houqin.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whoever may not call an operation is told so before anything of the request is looked at; the
 * rule on the method itself stays in force.
 */
final class RightsFirst implements HandlerInterceptor {

  private final Rights rights = new Rights();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (handler instanceof HandlerMethod operation
        && Rights.areStated(operation)
        && who != null
        && !rights.allow(who, operation)) {
      throw new AccessDeniedException(operation.getShortLogMessage());
    }
    return true;
  }
}
