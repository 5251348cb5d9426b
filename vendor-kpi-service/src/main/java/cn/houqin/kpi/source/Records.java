package cn.houqin.kpi.source;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches the order, inspection or delivery behind a figure from the service that owns it. */
@Component
public class Records {

  private static final String WORK = "work-order-service";
  private static final String STOCK = "inventory-service";
  private static final int NOT_FOUND = 404;

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final WorkOrders workOrders;
  private final Inventory inventory;

  Records(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.workOrders = calls.client(WorkOrders.class);
    this.inventory = calls.client(Inventory.class);
  }

  /**
   * What became of asking the owner.
   *
   * @param record as the owner has it now; null where it did not answer or has none
   */
  public record Behind(String owner, Outcome outcome, @Nullable SourceRecord record) {

    /** As a vendor sees it: without what other vendors did. */
    public Behind seenBy(String vendor) {
      return record == null ? this : new Behind(owner, outcome, record.seenBy(vendor));
    }
  }

  /** Whether there is a record to show. */
  public enum Outcome {
    FOUND,
    NOT_FOUND,
    /** The owner does not answer; the figure stands all the same. */
    NOT_AVAILABLE_NOW,
    /** Entered or rated here; the figure's link leads to it. */
    BY_LINK_ONLY
  }

  /** The internal API of work-order-service. */
  interface WorkOrders {

    @RequestLine("GET /internal/work-orders/{order}")
    @Headers("X-Houqin-Hospital: {hospital}")
    SourceRecord.Order order(
        URI base, @Param("hospital") String hospital, @Param("order") String order);

    @RequestLine("GET /internal/inspections/{inspection}")
    @Headers("X-Houqin-Hospital: {hospital}")
    SourceRecord.Inspection inspection(
        URI base, @Param("hospital") String hospital, @Param("inspection") String inspection);
  }

  /** The internal API of inventory-service. */
  interface Inventory {

    @RequestLine("GET /internal/purchase-orders/{order}")
    @Headers("X-Houqin-Hospital: {hospital}")
    SourceRecord.PurchaseOrder order(
        URI base, @Param("hospital") String hospital, @Param("order") String order);
  }

  /**
   * The record behind a figure.
   *
   * @param source what kind of record, as the figure calls it
   */
  public Behind behind(String hospital, String line, String source, String sourceId) {
    return switch (source) {
      case "work-order" -> ofLine(line, base -> workOrders.order(base, hospital, sourceId));
      case "inspection" -> ofLine(line, base -> workOrders.inspection(base, hospital, sourceId));
      case "purchase-order" ->
          asked(
              STOCK,
              STOCK,
              routes.get().ofService(STOCK),
              base -> inventory.order(base, hospital, sourceId));
      default -> new Behind(source, Outcome.BY_LINK_ONLY, null);
    };
  }

  private Behind ofLine(String line, Function<URI, ? extends SourceRecord> question) {
    var now = routes.get();
    return asked(WORK, now.deploymentOfLine(line), now.ofLine(line), question);
  }

  private Behind asked(
      String owner,
      String deployment,
      Optional<URI> base,
      Function<URI, ? extends SourceRecord> question) {
    if (base.isEmpty()) {
      return new Behind(owner, Outcome.NOT_AVAILABLE_NOW, null);
    }
    try {
      var found = calls.call(deployment, () -> question.apply(base.get()));
      return new Behind(owner, Outcome.FOUND, found);
    } catch (Unavailable away) {
      return new Behind(owner, Outcome.NOT_AVAILABLE_NOW, null);
    } catch (Refused refused) {
      var outcome =
          refused.answerStatus() == NOT_FOUND ? Outcome.NOT_FOUND : Outcome.NOT_AVAILABLE_NOW;
      return new Behind(owner, outcome, null);
    }
  }
}
