package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order that is received and that nobody closes is closed by itself, long after. */
public final class Closable {

  /** From the last receipt on, so that a mistake in it can still be reversed. */
  private static final Duration REST = Duration.ofDays(60);

  private Closable() {}

  /** Whether it is time to close an order, because nobody did. */
  public static boolean isDue(PurchaseOrder order, Instant now) {
    var at = at(order.status(), order.deliveries());
    return at != null && !at.isAfter(now);
  }

  /** Null where there is nothing to close. */
  static @Nullable Instant at(OrderStatus status, List<Delivery> deliveries) {
    return switch (status) {
      case RECEIVED ->
          deliveries.stream()
              .map(Delivery::receipt)
              .filter(Objects::nonNull)
              .map(receipt -> receipt.at().plus(REST))
              .max(Comparator.naturalOrder())
              .orElse(null);
      case DRAFT, PENDING_CHECK, ISSUED, CONFIRMED, CLOSED, DECLINED, CANCELLED -> null;
    };
  }
}
