package cn.houqin.kpi.scorecard;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks each source of evidence what it has given for a month. */
@Component
class Manifests {

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final WorkOrders workOrders;
  private final Inventory inventory;

  Manifests(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.workOrders = calls.client(WorkOrders.class);
    this.inventory = calls.client(Inventory.class);
  }

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  record Manifest(long count, String sha256) {}

  /** What a source said: its manifest, or why there is none now. */
  record Answer(String source, Optional<Manifest> manifest, String why) {}

  /** The internal API of work-order-service. */
  interface WorkOrders {

    @RequestLine(
        "GET /internal/service-lines/{line}/evidence-manifest?contract={contract}&month={month}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Manifest manifest(
        URI base,
        @Param("hospital") String hospital,
        @Param("line") String line,
        @Param("contract") String contract,
        @Param("month") String month);
  }

  /** The internal API of inventory-service. */
  interface Inventory {

    @RequestLine("GET /internal/evidence-manifest?contract={contract}&line={line}&month={month}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Manifest manifest(
        URI base,
        @Param("hospital") String hospital,
        @Param("line") String line,
        @Param("contract") String contract,
        @Param("month") String month);
  }

  /** What every source says of a card's month. */
  List<Answer> ask(String hospital, Closing card) {
    return List.of(
        answer(
            "work-order-service",
            routes.get().ofLine(card.line()),
            base ->
                workOrders.manifest(base, hospital, card.line(), card.contract(), card.month())),
        answer(
            "inventory-service",
            routes.get().ofService("inventory-service"),
            base ->
                inventory.manifest(base, hospital, card.line(), card.contract(), card.month())));
  }

  private Answer answer(
      String source, Optional<URI> base, java.util.function.Function<URI, Manifest> question) {
    if (base.isEmpty()) {
      return new Answer(source, Optional.empty(), "no route");
    }
    try {
      var manifest = calls.call(source, () -> question.apply(base.get()));
      return new Answer(source, Optional.of(manifest), "");
    } catch (Unavailable away) {
      return new Answer(source, Optional.empty(), "does not answer");
    } catch (Refused notReady) {
      return new Answer(source, Optional.empty(), "is not ready");
    }
  }
}
