package cn.houqin.workorder.cell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Turns away requests for a line of another deployment, and in a cell those for the register. */
@Component
class LineDoor implements HandlerInterceptor, WebMvcConfigurer {

  private final Deployment deployment;
  private final Lines lines;

  LineDoor(Deployment deployment, Lines lines) {
    this.deployment = deployment;
    this.lines = lines;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(this)
        .addPathPatterns(
            "/api/service-lines/**",
            "/internal/service-lines/**",
            "/api/locations/**",
            "/api/categories/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && variables.get("line") instanceof String line) {
      refuse(request, line);
    } else if (deployment.isCell()) {
      throw new BelongsToDefault();
    }
    return true;
  }

  private void refuse(HttpServletRequest request, String line) {
    if (HttpMethod.GET.matches(request.getMethod())) {
      lines.refuseReading(line);
    } else {
      lines.refuseWriting(line);
    }
  }
}
