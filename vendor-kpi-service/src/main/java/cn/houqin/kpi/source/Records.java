package cn.houqin.kpi.source;

import cn.houqin.platform.feign.Refused;
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
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches the order behind a figure from the service that owns it. */
@Component
public class Records {

  private static final String OWNER = "work-order-service";
  private static final int NOT_FOUND = 404;

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final WorkOrders workOrders;

  Records(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.workOrders = calls.client(WorkOrders.class);
  }

  /**
   * What became of asking the owner.
   *
   * @param record as the owner has it now; null where it did not answer or has none
   */
  public record Behind(String owner, Outcome outcome, @Nullable Order record) {

    /** As a vendor sees it: without what other vendors did. */
    public Behind seenBy(String vendor) {
      return record == null ? this : new Behind(owner, outcome, record.seenBy(vendor));
    }
  }

  /** An order as its owner shows it to other services. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Order(
      String number,
      String line,
      Subject subject,
      Instant requestedAt,
      String state,
      @Nullable Integer rating,
      List<Step> steps) {

    /** The rating is of whoever had it last. */
    private Order seenBy(String vendor) {
      var last = steps.stream().map(Step::vendor).filter(Objects::nonNull);
      var isLast = last.reduce((_, later) -> later).filter(vendor::equals).isPresent();
      var own =
          steps.stream().filter(step -> step.vendor() == null || vendor.equals(step.vendor()));
      return new Order(
          number, line, subject, requestedAt, state, isLast ? rating : null, own.toList());
    }
  }

  /** What the work is and where. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Subject(String category, String location, String priority) {}

  /** One thing that happened to the order. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Step(String type, Instant at, @Nullable String reason, @Nullable String vendor) {}

  /** Whether there is a record to show. */
  public enum Outcome {
    FOUND,
    NOT_FOUND,
    /** The owner does not answer; the figure stands all the same. */
    NOT_AVAILABLE_NOW,
    /** Not fetched from here; the figure's link leads to it. */
    BY_LINK_ONLY
  }

  /** The internal API of work-order-service. */
  interface WorkOrders {

    @RequestLine("GET /internal/work-orders/{order}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Order order(URI base, @Param("hospital") String hospital, @Param("order") String order);
  }

  /**
   * The record behind a figure.
   *
   * @param source what kind of record, as the figure calls it
   */
  public Behind behind(String hospital, String line, String source, String sourceId) {
    if (!source.equals("work-order")) {
      return new Behind(source, Outcome.BY_LINK_ONLY, null);
    }
    var base = routes.get().ofLine(line);
    if (base.isEmpty()) {
      return new Behind(OWNER, Outcome.NOT_AVAILABLE_NOW, null);
    }
    try {
      var order = calls.call(OWNER, () -> workOrders.order(base.get(), hospital, sourceId));
      return new Behind(OWNER, Outcome.FOUND, order);
    } catch (Unavailable away) {
      return new Behind(OWNER, Outcome.NOT_AVAILABLE_NOW, null);
    } catch (Refused refused) {
      var outcome =
          refused.answerStatus() == NOT_FOUND ? Outcome.NOT_FOUND : Outcome.NOT_AVAILABLE_NOW;
      return new Behind(OWNER, outcome, null);
    }
  }
}
