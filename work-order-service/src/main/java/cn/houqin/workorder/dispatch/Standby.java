package cn.houqin.workorder.dispatch;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.Offer;
import cn.houqin.workorder.order.State;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Course;
import cn.houqin.workorder.ticking.Ticking;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves orders on by themselves: from a vendor that declined, is silent beyond its limit or is
 * suspended to the next that covers, else into the uncovered queue; and out of it once there is
 * cover.
 */
@Component
class Standby implements Course {

  private static final Set<State> MOVABLE =
      Set.of(State.ACCEPTED, State.DISPATCHED, State.ACKNOWLEDGED, State.REOPENED);

  private final Candidates candidates;
  private final Ticking ticking;

  Standby(Candidates candidates, Ticking ticking) {
    this.candidates = candidates;
    this.ticking = ticking;
  }

  /** Why an order goes on, with the reason that its next dispatch bears. */
  private enum Why {
    SUSPENDED(OrderFact.VENDOR_SUSPENDED),
    SILENT("SILENT"),
    WAITING(null);

    private final @Nullable String reason;

    Why(@Nullable String reason) {
      this.reason = reason;
    }
  }

  @Override
  public Optional<Change<WorkOrder>> of(Call call, WorkOrder before, Stored<WorkOrder> current) {
    var itself = Call.system(call.hospital(), "standby", call.now());
    var gone = candidates.takenAway(call.hospital(), current.body());
    if (!gone.isEmpty() && current.body().open()) {
      return Optional.of(offeredNoMore(itself, current, gone));
    }
    return why(itself, current.body()).flatMap(why -> moved(itself, before, current, why));
  }

  private Optional<Why> why(Call call, WorkOrder order) {
    var holding = order.holding();
    if (!order.open() || !MOVABLE.contains(order.state())) {
      return Optional.empty();
    }
    if (holding.vendor() != null && candidates.isTakenAway(call.hospital(), order)) {
      return Optional.of(Why.SUSPENDED);
    }
    var isSilent =
        ticking
            .silentFrom(call.hospital(), order)
            .filter(from -> !from.isAfter(call.now()))
            .isPresent();
    if (isSilent) {
      return Optional.of(Why.SILENT);
    }
    return holding.uncovered() && !holding.isTakenCareOf()
        ? Optional.of(Why.WAITING)
        : Optional.empty();
  }

  private Optional<Change<WorkOrder>> moved(
      Call call, WorkOrder before, Stored<WorkOrder> current, Why why) {
    var order = current.body();
    var asked = asked(order);
    var next =
        candidates.of(call, order).stream()
            .filter(offer -> !asked.contains(offer.vendor()))
            .findFirst();
    return next.map(offer -> given(call, current, offer, why))
        .or(() -> uncovered(call, before, current, why));
  }

  /** Those it does not go to by itself: they have it, were asked, or did not want it. */
  private static Set<String> asked(WorkOrder order) {
    var asked = new HashSet<>(order.holding().passedOver());
    order.holding().offers().forEach(offer -> asked.add(offer.vendor()));
    if (order.vendor() != null) {
      asked.add(order.vendor());
    }
    return asked;
  }

  private static Change<WorkOrder> given(
      Call call, Stored<WorkOrder> current, Offer offer, Why why) {
    var order = current.body();
    var from = order.vendor();
    var left = from != null && why == Why.SILENT ? order.passedOver(from) : order;
    var change =
        Assigning.to(
            call,
            new Stored<>(current.hospital(), current.id(), current.version(), left),
            offer,
            why.reason);
    return from == null
        ? change
        : change.noting(
            Assigning.notice("vendor:" + from, "notice.job-gone", order),
            Assigning.notice("role:DISPATCHER", "notice.moved-on", order));
  }

  /** Suspended vendors cannot take what they were offered; with nobody left it goes back. */
  private static Change<WorkOrder> offeredNoMore(
      Call call, Stored<WorkOrder> current, List<Offer> gone) {
    var left = current.body().without(gone);
    return left.holding().offers().isEmpty()
        ? told(call, current, current.body().withdrawn(withdrawal(call, null)))
        : Change.to(left);
  }

  private static Optional<Change<WorkOrder>> uncovered(
      Call call, WorkOrder before, Stored<WorkOrder> current, Why why) {
    var order = current.body();
    return switch (why) {
      case SUSPENDED -> {
        var fact = withdrawal(call, order.vendor());
        yield Optional.of(
            told(call, current, order.withdrawn(fact))
                .noting(Assigning.notice("vendor:" + order.vendor(), "notice.job-gone", order)));
      }
      case SILENT ->
          order.holding().uncovered()
              ? Optional.empty()
              : Optional.of(told(call, current, order.waitingForCover(call.now())));
      case WAITING ->
          before.holding().uncovered() ? Optional.empty() : Optional.of(told(call, current, order));
    };
  }

  private static OrderFact withdrawal(Call call, @Nullable String vendor) {
    return new OrderFact(
        OrderFact.Type.WITHDRAWN,
        call.now(),
        call.caller().subject(),
        OrderFact.VENDOR_SUSPENDED,
        vendor,
        null,
        null,
        call.now());
  }

  private static Change<WorkOrder> told(Call call, Stored<WorkOrder> current, WorkOrder next) {
    return Change.to(next)
        .announcing(
            new WorkOrderEvent.Uncovered(
                current.id(), next.line(), next.request().location(), call.now(), call.now()))
        .noting(Assigning.notice("role:DISPATCHER", "notice.uncovered", next));
  }
}
