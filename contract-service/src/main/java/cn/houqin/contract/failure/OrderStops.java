package cn.houqin.contract.failure;

import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks work-order-service what has happened with an order so far. */
@Component
class OrderStops {

  private static final String SERVICE = "work-order-service";

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Orders orders;

  OrderStops(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.orders = calls.client(Orders.class);
  }

  /** The part of an order that is read here. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Order(List<Step> steps) {}

  /** One thing that happened. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Step(String type, Instant at) {}

  /**
   * When a clock's matter was made safe and done; null where it is not yet.
   *
   * @param safeAt for COMPLETE only
   */
  record Stops(@Nullable Instant safeAt, @Nullable Instant doneAt) {}

  /** The internal API of work-order-service. */
  interface Orders {

    @RequestLine("GET /internal/work-orders/{order}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Order get(URI base, @Param("hospital") String hospital, @Param("order") String order);
  }

  /** The first stop of a clock after it was breached. */
  Stops of(String hospital, String line, String order, String clock, Instant breachedAt) {
    var base =
        routes
            .get()
            .ofLine(line)
            .orElseThrow(() -> new Unavailable(SERVICE, new IllegalStateException("no route")));
    var deployment = routes.get().deploymentOfLine(line);
    var steps = calls.call(deployment, () -> orders.get(base, hospital, order)).steps();
    return new Stops(
        clock.equals("COMPLETE") ? first(steps, Set.of("MADE_SAFE"), breachedAt) : null,
        first(steps, stopping(clock), breachedAt));
  }

  /** The facts that stop a clock. */
  static Set<String> stopping(String clock) {
    return switch (clock) {
      case "RESPOND" -> Set.of("ACKNOWLEDGED", "ON_SITE");
      case "ARRIVE" -> Set.of("ON_SITE");
      case "MAKE_SAFE" -> Set.of("MADE_SAFE", "COMPLETED");
      case "COMPLETE" -> Set.of("COMPLETED");
      default -> throw new IllegalArgumentException("No clock of an order: " + clock);
    };
  }

  private static @Nullable Instant first(List<Step> steps, Set<String> types, Instant from) {
    return steps.stream()
        .filter(step -> types.contains(step.type()) && !step.at().isBefore(from))
        .map(Step::at)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
