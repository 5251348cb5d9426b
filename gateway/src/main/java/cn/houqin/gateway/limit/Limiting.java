package cn.houqin.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes every request to the API off its client's share, and tells the client what is left. */
@Configuration(proxyBeanMethods = false)
class Limiting implements WebMvcConfigurer, HandlerInterceptor {

  private final RateLimits limits;

  Limiting(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**").order(-1);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var share = limits.take(client(request));
    response.setHeader("RateLimit-Policy", share.policy());
    response.setHeader("RateLimit", share.left());
    return true;
  }

  private static String client(HttpServletRequest request) {
    Principal signedIn = request.getUserPrincipal();
    return signedIn == null ? request.getRemoteAddr() : signedIn.getName();
  }
}
