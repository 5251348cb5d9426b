package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.routes.Routes;
import cn.houqin.workorder.cell.Lines;
import cn.houqin.workorder.order.WorkOrder;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Finds the order that a transferred one goes on with, here or in its line's own deployment. */
@Component
class Origins {

  private static final String SERVICE = "work-order-service";

  private final Aggregates<WorkOrder> orders;
  private final Lines lines;
  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Elsewhere elsewhere;

  Origins(Aggregates<WorkOrder> orders, Lines lines, Supplier<Routes> routes, ServiceCalls calls) {
    this.orders = orders;
    this.lines = lines;
    this.routes = routes;
    this.calls = calls;
    this.elsewhere = calls.client(Elsewhere.class);
  }

  /** The internal API of another deployment. */
  interface Elsewhere {

    @RequestLine("GET /internal/service-lines/{line}/work-orders/{order}/origin")
    @Headers("X-Houqin-Hospital: {hospital}")
    Origin origin(
        URI base,
        @Param("hospital") String hospital,
        @Param("line") String line,
        @Param("order") String order);
  }

  /** Empty if nobody has it; throws while the deployment that may have it does not answer. */
  Optional<Origin> find(String hospital, String line, String order) {
    var here = orders.find(hospital, order).map(stored -> Origin.of(stored.body()));
    return here.isPresent() || lines.hasAll(line) ? here : ask(hospital, line, order);
  }

  private Optional<Origin> ask(String hospital, String line, String order) {
    var base =
        routes
            .get()
            .ofLine(line)
            .orElseThrow(() -> new Unavailable(SERVICE, new IllegalStateException("no route")));
    try {
      return Optional.of(calls.call(SERVICE, () -> elsewhere.origin(base, hospital, line, order)));
    } catch (Refused refused) {
      if (refused.answerStatus() == 404) {
        return Optional.empty();
      }
      throw new Unavailable(SERVICE, refused);
    }
  }

  /** Answers other deployments. */
  @RestController
  static class Asked {

    private final Aggregates<WorkOrder> orders;

    Asked(Aggregates<WorkOrder> orders) {
      this.orders = orders;
    }

    @GetMapping("/internal/service-lines/{line}/work-orders/{order}/origin")
    @PreAuthorize("hasAuthority('SCOPE_internal.transfer-origin')")
    Origin origin(Call call, @PathVariable String line, @PathVariable String order) {
      return orders
          .find(call.hospital(), order)
          .filter(found -> found.body().line().equals(line))
          .map(found -> Origin.of(found.body()))
          .orElseThrow(() -> new NotFound("work-order", order));
    }
  }
}
