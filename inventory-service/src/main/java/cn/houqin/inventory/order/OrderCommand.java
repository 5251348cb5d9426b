package cn.houqin.inventory.order;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What may be done with an order, and in which states. */
public enum OrderCommand {
  EDIT(OrderStatus.DRAFT),
  ISSUE(OrderStatus.DRAFT),
  CONFIRM(OrderStatus.ISSUED),
  DECLINE(OrderStatus.ISSUED),
  POSTPONE(OrderStatus.ISSUED, OrderStatus.CONFIRMED),
  ANNOUNCE(OrderStatus.CONFIRMED),
  WITHDRAW(OrderStatus.CONFIRMED),
  RECEIVE(OrderStatus.CONFIRMED),
  CANCEL(OrderStatus.DRAFT, OrderStatus.PENDING_CHECK, OrderStatus.ISSUED, OrderStatus.CONFIRMED),
  REVERSE_RECEIPT(OrderStatus.CONFIRMED, OrderStatus.RECEIVED),
  CLOSE(OrderStatus.RECEIVED),
  POST(OrderStatus.CONFIRMED, OrderStatus.RECEIVED, OrderStatus.CLOSED);

  private final Set<OrderStatus> states;

  OrderCommand(OrderStatus... states) {
    this.states = Set.of(states);
  }

  /** Refuses it in any other state, naming what is allowed instead. */
  public void require(PurchaseOrder order) {
    if (!states.contains(order.status())) {
      throw new PurchaseOrderNotInStatus(this, order.status(), allowedIn(order.status()));
    }
  }

  static List<String> allowedIn(OrderStatus status) {
    return Arrays.stream(values())
        .filter(command -> command.states.contains(status))
        .map(Enum::name)
        .toList();
  }
}
