package cn.houqin.inventory.order;

import cn.houqin.events.workorder.Evidence;
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
 * of which nothing came is wrong in quantity and says nothing else.
 */
public record DeliveryEvidence(
    String purchaseOrder, PurchaseOrder order, Delivery delivery, ZoneId zone) {

  /** All figures of a receipt, line by line. */
  public List<Evidence> of(Receipt receipt) {
    var figures = new ArrayList<Evidence>();
    for (var received : receipt.lines()) {
      var line = order.line(received.line());
      var isAsAnnounced = line.isAbout(delivery.announced(line.line()), received.delivered());
      figures.add(figure(receipt, line, "DELIVERY_QUANTITY", flag(isAsAnnounced), "1"));
      if (received.delivered().signum() > 0) {
        var isOnTime =
            !LocalDate.ofInstant(receipt.arrivedAt(), zone).isAfter(order.head().deliverBy());
        figures.add(figure(receipt, line, "DELIVERY_ON_TIME", flag(isOnTime), "1"));
        figures.add(
            figure(
                receipt,
                line,
                "DELIVERY_REJECT_RATE",
                plain(received.rejected()),
                plain(received.delivered())));
      }
    }
    return List.copyOf(figures);
  }

  private Evidence figure(
      Receipt receipt, OrderLine line, String indicator, String numerator, String denominator) {
    var cause = "D" + delivery.delivery() + "/L" + line.line();
    return new Evidence(
        purchaseOrder + "/" + cause + "/" + indicator,
        indicator,
        order.head().contract(),
        Objects.requireNonNull(order.checking().issue()).contractVersion(),
        Objects.requireNonNull(line.price()).serviceLine(),
        order.head().vendor(),
        month(receipt.arrivedAt()),
        numerator,
        denominator,
        receipt.arrivedAt(),
        "purchase-order",
        purchaseOrder,
        cause);
  }

  private String month(Instant at) {
    return YearMonth.from(LocalDate.ofInstant(at, zone)).toString();
  }

  private static String flag(boolean isSo) {
    return isSo ? "1" : "0";
  }

  private static String plain(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }
}
