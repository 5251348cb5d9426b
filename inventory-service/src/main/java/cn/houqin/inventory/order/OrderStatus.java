package cn.houqin.inventory.order;

/** Where an order stands. */
public enum OrderStatus {
  DRAFT,
  PENDING_CHECK,
  ISSUED,
  CONFIRMED,
  RECEIVED,
  CLOSED,
  DECLINED,
  CANCELLED;

  /** Whether nothing of the order changes any more. */
  public boolean isFinal() {
    return switch (this) {
      case CLOSED, DECLINED, CANCELLED -> true;
      case DRAFT, PENDING_CHECK, ISSUED, CONFIRMED, RECEIVED -> false;
    };
  }
}
