package cn.houqin.inventory.order;

import cn.houqin.inventory.order.PurchaseOrder.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What may be done with an order, and in which states. */
public enum OrderCommand {
  EDIT(Status.DRAFT),
  ISSUE(Status.DRAFT),
  CONFIRM(Status.ISSUED),
  DECLINE(Status.ISSUED),
  POSTPONE(Status.ISSUED, Status.CONFIRMED),
  ANNOUNCE(Status.CONFIRMED),
  WITHDRAW(Status.CONFIRMED),
  RECEIVE(Status.CONFIRMED),
  CANCEL(Status.DRAFT, Status.PENDING_CHECK, Status.ISSUED, Status.CONFIRMED),
  REVERSE_RECEIPT(Status.CONFIRMED, Status.RECEIVED),
  CLOSE(Status.RECEIVED),
  POST(Status.CONFIRMED, Status.RECEIVED, Status.CLOSED);

  private final Set<Status> states;

  OrderCommand(Status... states) {
    this.states = Set.of(states);
  }

  /** Refuses it in any other state, naming what is allowed instead. */
  public void require(PurchaseOrder order) {
    if (!states.contains(order.status())) {
      throw new PurchaseOrderNotInStatus(this, order.status(), allowedIn(order.status()));
    }
  }

  static List<String> allowedIn(Status status) {
    return Arrays.stream(values())
        .filter(command -> command.states.contains(status))
        .map(Enum::name)
        .toList();
  }
}
