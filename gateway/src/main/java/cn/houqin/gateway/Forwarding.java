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
  private final Instances instances;
  private final Breakers breakers;

  Forwarding(Destinations destinations, Instances instances, Breakers breakers) {
    this.destinations = destinations;
    this.instances = instances;
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
    var answer = breakers.guard(to, () -> exchange(to, traced, exchange));
    answer.headers().remove(Trace.HEADER);
    return answer;
  }

  /** By the first instance that takes it; what one may have begun, no other is asked for. */
  private ServerResponse exchange(
      Destination to, ServerRequest request, HandlerFunction<ServerResponse> exchange)
      throws Exception {
    for (var base : to.bases().subList(0, to.bases().size() - 1)) {
      try {
        MvcUtils.setRequestUrl(request, base);
        return exchange.handle(request);
      } catch (Exception failed) {
        if (!Breakers.mayGoElsewhere(failed, request.method())) {
          throw failed;
        }
        instances.leave(base);
      }
    }
    MvcUtils.setRequestUrl(request, to.bases().getLast());
    return exchange.handle(request);
  }

  private static void trace(HttpHeaders headers) {
    headers.set(Trace.HEADER, Trace.current());
  }
}
