package cn.houqin.gateway;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import cn.houqin.platform.observe.Trace;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands every request on to the service that owns its path. /internal is never routed. */
@Configuration(proxyBeanMethods = false)
class Forwarding {

  /** What the gateway answers itself. */
  private static final RequestPredicate COMPOSED =
      path("/api/board").or(path("/api/notices")).or(path("/api/audit"));

  private final Destinations destinations;
  private final Breakers breakers;

  Forwarding(Destinations destinations, Breakers breakers) {
    this.destinations = destinations;
    this.breakers = breakers;
  }

  @Bean
  @Order(100)
  RouterFunction<ServerResponse> serviceRoutes() {
    return route("services")
        .route(path("/api/**").and(COMPOSED.negate()), http())
        .filter(this::forward)
        .build();
  }

  private ServerResponse forward(ServerRequest request, HandlerFunction<ServerResponse> exchange)
      throws Exception {
    var to = destinations.of(request.path(), request.param("number").orElse(""));
    var traced = ServerRequest.from(request).headers(Forwarding::trace).build();
    MvcUtils.setRequestUrl(traced, to.base());
    var answer = breakers.guard(to, () -> exchange.handle(traced));
    answer.headers().remove(Trace.HEADER);
    return answer;
  }

  private static void trace(HttpHeaders headers) {
    headers.set(Trace.HEADER, Trace.current());
  }
}
