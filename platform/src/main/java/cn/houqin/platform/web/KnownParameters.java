package cn.houqin.platform.web;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an operation does not have: a misspelt filter (or {@code field[$ne]})
 * would otherwise be an answer to another question.
 */
final class KnownParameters implements HandlerInterceptor {

  private final Map<Method, Set<String>> names = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod operation
        && operation.getBeanType().getName().startsWith("cn.houqin.")) {
      var known = names.computeIfAbsent(operation.getMethod(), KnownParameters::namesOf);
      var unknown =
          Collections.list(request.getParameterNames()).stream()
              .filter(name -> !known.contains(name))
              .map(name -> FieldError.of(name, "unknown-parameter", request.getParameter(name)))
              .toList();
      if (!unknown.isEmpty()) {
        throw new Invalid(unknown);
      }
    }
    return true;
  }

  private static Set<String> namesOf(Method operation) {
    return Arrays.stream(operation.getParameters())
        .flatMap(KnownParameters::namesOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> namesOf(Parameter parameter) {
    var single = parameter.getAnnotation(RequestParam.class);
    if (single != null) {
      return Stream.of(single.value().isEmpty() ? parameter.getName() : single.value());
    }
    return parameter.isAnnotationPresent(ModelAttribute.class)
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }
}
