package cn.houqin.workorder.dispatch;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives an order to a covering vendor, to whoever takes it first, or to the uncovered queue. */
@Component
class Dispatching {

  private final Candidates candidates;

  Dispatching(Candidates candidates) {
    this.candidates = candidates;
  }

  /**
   * What the desk wants.
   *
   * @param contract whose vendor gets it; null for whom the mode says
   * @param turn the vendor whose turn it is, where it goes in turn
   */
  record Wish(
      Mode mode, @Nullable String contract, @Nullable String reason, @Nullable String turn) {}

  Change<WorkOrder> dispatch(Call call, Stored<WorkOrder> current, Wish wish) {
    var order = current.body();
    order.after(Command.DISPATCH);
    var offers = offers(call, order);
    if (wish.contract() != null) {
      return named(call, current, wish);
    }
    if (isHeld(order)) {
      throw new AlreadyDispatched(order.number());
    }
    if (offers.isEmpty()) {
      return Change.to(order.waitingForCover(call.now()));
    }
    return switch (wish.mode()) {
      case ASSIGN -> Assigning.to(call, current, offers.getFirst(), wish.reason());
      case GRAB -> Assigning.offered(call, order, offers, null);
      case ROTATE -> Assigning.to(call, current, inTurn(order, offers, wish), wish.reason());
    };
  }

  /** Vendors that declined it or were silent are asked again only if there is nobody else. */
  List<Offer> offers(Call call, WorkOrder order) {
    var all = candidates.of(call, order);
    var others =
        all.stream()
            .filter(offer -> !order.holding().passedOver().contains(offer.vendor()))
            .toList();
    return others.isEmpty() ? all : others;
  }

  /** Whether a vendor has it, or some are asked to take it. */
  static boolean isHeld(WorkOrder order) {
    return order.holding().isTakenCareOf()
        && (order.state() == State.DISPATCHED || order.state() == State.ACKNOWLEDGED);
  }

  private Change<WorkOrder> named(Call call, Stored<WorkOrder> current, Wish wish) {
    var order = current.body();
    var offer =
        candidates.of(call, order).stream()
            .filter(one -> one.contract().equals(wish.contract()))
            .findFirst()
            .orElseThrow(() -> Invalid.field("/contract", "covering-contract", wish.contract()));
    var from = order.vendor();
    if (isHeld(order) && (offer.vendor().equals(from) || wish.reason() == null)) {
      throw new AlreadyDispatched(order.number());
    }
    var change = Assigning.to(call, current, offer, wish.reason());
    return from == null || offer.vendor().equals(from)
        ? change
        : change.noting(Assigning.notice("vendor:" + from, "notice.job-gone", order));
  }

  /** Without a turn it was held when the turn would have been claimed. */
  private static Offer inTurn(WorkOrder order, List<Offer> offers, Wish wish) {
    if (wish.turn() == null) {
      throw new AlreadyDispatched(order.number());
    }
    return offers.stream()
        .filter(offer -> offer.vendor().equals(wish.turn()))
        .findFirst()
        .orElseGet(offers::getFirst);
  }
}
