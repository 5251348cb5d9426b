package cn.houqin.kpi.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What lies behind a figure of evidence, as its owner shows it to other services. */
public sealed interface SourceRecord {

  /** As a vendor sees it: without what other vendors did. */
  SourceRecord seenBy(String vendor);

  /** An order of work. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Order(
      String number,
      String line,
      Subject subject,
      Instant requestedAt,
      String state,
      @Nullable Integer rating,
      List<Step> steps)
      implements SourceRecord {

    /** The rating is of whoever had it last. */
    @Override
    public Order seenBy(String vendor) {
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
  record Subject(String category, String location, String priority) {}

  /** One thing that happened to the order. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Step(String type, Instant at, @Nullable String reason, @Nullable String vendor) {}

  /** An inspection, which concerns one vendor alone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Inspection(
      String line,
      String location,
      @Nullable String vendor,
      Instant endedAt,
      int passed,
      int failed,
      List<Element> elements)
      implements SourceRecord {

    @Override
    public Inspection seenBy(String other) {
      return this;
    }
  }

  /** One line of an inspection's checklist. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Element(String element, String result, @Nullable String remark) {}

  /** A purchase order with its deliveries, which concerns one vendor alone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PurchaseOrder(
      String number,
      String contract,
      String vendor,
      LocalDate deliverBy,
      String status,
      List<Ordered> lines,
      List<Arrival> deliveries)
      implements SourceRecord {

    @Override
    public PurchaseOrder seenBy(String other) {
      return this;
    }
  }

  /** A line of a purchase order. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ordered(
      int line, String item, String material, BigDecimal quantity, BigDecimal tolerancePercent) {}

  /** A delivery: what was announced, and what was found once it had arrived. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Arrival(
      int delivery,
      String state,
      List<Announced> announced,
      @Nullable Instant arrivedAt,
      List<Found> found) {}

  /** So much of a line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Announced(int line, BigDecimal quantity) {}

  /** What was found of a line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Found(
      int line,
      BigDecimal delivered,
      BigDecimal accepted,
      BigDecimal rejected,
      @Nullable String rejectReason) {}
}
