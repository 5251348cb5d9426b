package cn.houqin.platform.web;

import cn.houqin.platform.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the link to the next page (RFC 8288) on every page that has one. */
@RestControllerAdvice
public class PageLinks implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Page<?> page && page.next() != null) {
      var next =
          UriComponentsBuilder.fromPath(request.getURI().getRawPath())
              .query(request.getURI().getRawQuery())
              .replaceQueryParam("after", page.next())
              .build(true)
              .toUriString();
      response.getHeaders().add("Link", "<" + next + ">; rel=\"next\"");
    }
    return body;
  }
}
