package cn.houqin.inventory.order;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The figures of a received delivery, three for each line, dated by its arrival: DELIVERY_ON_TIME
 * (1 of 1 if it came by the day agreed), DELIVERY_QUANTITY (1 of 1 if what came is what was
 * announced, within the line's tolerance) and DELIVERY_REJECT_RATE (rejected of delivered). A line
 * of which nothing came is wrong in quantity and says nothing else. A line that was not all here by
 * the end of the day agreed is late (0 of 1), dated by that end; what comes of it afterwards is not
 * held against the vendor a second time.
 */
public record DeliveryEvidence(String purchaseOrder, PurchaseOrder order, ZoneId zone) {

  private static final String ON_TIME = "DELIVERY_ON_TIME";

  /** All figures of a receipt, line by line. */
  public List<Evidence> of(Delivery delivery, Receipt receipt) {
    var figures = new ArrayList<Evidence>();
    for (var received : receipt.lines()) {
      var line = order.line(received.line());
      var about =
          new About(line, "D" + delivery.delivery() + "/L" + line.line(), receipt.arrivedAt());
      var isAsAnnounced = line.isAbout(delivery.announced(line.line()), received.delivered());
      figures.add(figure(about, "DELIVERY_QUANTITY", flag(isAsAnnounced), "1"));
      if (received.delivered().signum() > 0) {
        var isOnTime = isOnTime(receipt);
        if (isOnTime || !Overdue.isTold(line.line(), order.evidence())) {
          figures.add(figure(about, ON_TIME, flag(isOnTime), "1"));
        }
        figures.add(
            figure(
                about,
                "DELIVERY_REJECT_RATE",
                plain(received.rejected()),
                plain(received.delivered())));
      }
    }
    return List.copyOf(figures);
  }

  /** What was not here by the end of the day agreed, where that has not been told. */
  public List<Evidence> overdue() {
    var end = Objects.requireNonNull(order.head().lateFrom()).minusMillis(1);
    return Overdue.lines(order.lines(), order.evidence()).stream()
        .map(line -> new About(line, Overdue.cause(line.line()), end))
        .map(about -> figure(about, ON_TIME, "0", "1"))
        .toList();
  }

  /** Whether a figure says that a line was late which, as is known now, was here in time. */
  public boolean isRefuted(Mark mark) {
    return order.lines().stream()
        .filter(line -> mark.evidenceId().contains("/" + Overdue.cause(line.line()) + "/"))
        .anyMatch(line -> line.isEnough(acceptedInTime(line)));
  }

  private BigDecimal acceptedInTime(OrderLine line) {
    return order.deliveries().stream()
        .map(Delivery::receipt)
        .filter(receipt -> receipt != null && isOnTime(receipt))
        .flatMap(receipt -> Objects.requireNonNull(receipt).of(line.line()).stream())
        .map(Receipt.ReceivedLine::accepted)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private boolean isOnTime(Receipt receipt) {
    return !LocalDate.ofInstant(receipt.arrivedAt(), zone).isAfter(order.head().deliverBy());
  }

  /** What a figure is about. */
  private record About(OrderLine line, String cause, Instant datedAt) {}

  private Evidence figure(About about, String indicator, String numerator, String denominator) {
    return new Evidence(
        purchaseOrder + "/" + about.cause() + "/" + indicator,
        indicator,
        order.head().contract(),
        Objects.requireNonNull(order.checking().issue()).contractVersion(),
        Objects.requireNonNull(about.line().price()).serviceLine(),
        order.head().vendor(),
        YearMonth.from(LocalDate.ofInstant(about.datedAt(), zone)).toString(),
        numerator,
        denominator,
        about.datedAt(),
        "purchase-order",
        purchaseOrder,
        about.cause());
  }

  private static String flag(boolean isSo) {
    return isSo ? "1" : "0";
  }

  private static String plain(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }
}
