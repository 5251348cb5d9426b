package cn.houqin.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.routes.RoutesFile;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Hands every request on to the service that owns its path. /internal is never routed. */
@Configuration(proxyBeanMethods = false)
class Forwarding {

  /** What the gateway answers itself. */
  private static final RequestPredicate COMPOSED =
      path("/api/board").or(path("/api/notices")).or(path("/api/audit"));

  private static final int LINE_IS_ELSEWHERE = 421;
  private static final Pattern OWN_OF_A_LINE =
      Pattern.compile("/api/service-lines/[^/]+/(work-order-service/.*)");

  private final Destinations destinations;
  private final Reaching reaching;
  private final RoutesFile routes;
  private final Together together;

  Forwarding(Destinations destinations, Reaching reaching, RoutesFile routes, Together together) {
    this.destinations = destinations;
    this.reaching = reaching;
    this.routes = routes;
    this.together = together;
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
    var ofAllLines = together.answer(request);
    if (ofAllLines.isPresent()) {
      return ofAllLines.get();
    }
    var to = to(request);
    var answer = sendAfter(request, to, exchange);
    answer.headers().remove(Trace.HEADER);
    return answer;
  }

  /** Where the line has just moved, what is asked goes after it, once; bodies are read before. */
  private ServerResponse sendAfter(
      ServerRequest request, Destination to, HandlerFunction<ServerResponse> exchange)
      throws Exception {
    try {
      return send(request, to, exchange);
    } catch (LineElsewhere _) {
      routes.fresh();
    }
    var now = to(request);
    if (now.isSameAs(to)) {
      throw new ServiceAway(to.name());
    }
    try {
      return send(request, now, exchange);
    } catch (LineElsewhere _) {
      throw new ServiceAway(now.name());
    }
  }

  private Destination to(ServerRequest request) {
    return destinations.of(request.path(), request.param("number").orElse(""));
  }

  private ServerResponse send(
      ServerRequest request, Destination to, HandlerFunction<ServerResponse> exchange)
      throws Exception {
    return reaching.reach(
        to,
        isRead(request),
        base -> {
          var sent = toItself(request);
          MvcUtils.setRequestUrl(sent, base);
          return here(sent, exchange.handle(sent));
        });
  }

  private static boolean isRead(ServerRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }

  /** What a deployment keeps for itself is asked for by its line, which it need not know of. */
  private static ServerRequest toItself(ServerRequest request) {
    var own = OWN_OF_A_LINE.matcher(request.uri().getRawPath());
    if (!own.matches()) {
      return request;
    }
    var path = "/api/" + own.group(1);
    var uri = UriComponentsBuilder.fromUri(request.uri()).replacePath(path).build(true).toUri();
    return ServerRequest.from(request).uri(uri).build();
  }

  private static ServerResponse here(ServerRequest sent, ServerResponse answer) {
    if (answer.statusCode().value() != LINE_IS_ELSEWHERE) {
      return answer;
    }
    ClientHttpResponse unread = MvcUtils.getAttribute(sent, MvcUtils.CLIENT_RESPONSE_ATTR);
    if (unread != null) {
      unread.close();
    }
    throw new LineElsewhere();
  }

  /** The deployment that was asked does not serve the line (any more). */
  private static final class LineElsewhere extends RuntimeException {}
}
