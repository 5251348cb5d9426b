package cn.houqin.workorder.dispatch;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Course;
import cn.houqin.workorder.ticking.Ticking;
import cn.houqin.workorder.transition.State;
import java.util.ArrayList;
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
  private final Giving giving;

  Standby(Candidates candidates, Ticking ticking, Giving giving) {
    this.candidates = candidates;
    this.giving = giving;
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
    var order = current.body();
    var suspended = candidates.takenAway(call.hospital(), order);
    var left = order.without(suspended);
    if (!suspended.isEmpty() && order.open() && left.holding().isTakenCareOf()) {
      return Optional.of(
          Change.to(left).noting(gone(order, suspended.stream().map(Offer::vendor).toList())));
    }
    return why(itself, order).flatMap(why -> moved(itself, before, current, why));
  }

  private Optional<Why> why(Call call, WorkOrder order) {
    var holding = order.holding();
    if (!order.open() || !MOVABLE.contains(order.state())) {
      return Optional.empty();
    }
    if (candidates.isTakenFromAll(call.hospital(), order)) {
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
    var asked = Set.copyOf(askedWith(current.body(), current.body().holding().passedOver()));
    var next =
        candidates.covering(call, current.body()).stream()
            .filter(cover -> !asked.contains(cover.vendor()))
            .toList();
    if (next.isEmpty()) {
      return uncovered(call, before, current, why);
    }
    var given = given(call, current, next, why);
    return Optional.of(before.holding().isTakenCareOf() ? given.noting(movedOn(before)) : given);
  }

  /** Those who have it or are asked, with others. */
  private static List<String> askedWith(WorkOrder order, List<String> others) {
    var asked = new ArrayList<>(others);
    order.holding().offers().forEach(offer -> asked.add(offer.vendor()));
    Optional.ofNullable(order.vendor()).ifPresent(asked::add);
    return asked;
  }

  private Change<WorkOrder> given(Call call, Stored<WorkOrder> current, List<Cover> next, Why why) {
    var order = current.body();
    var from = askedWith(order, List.of());
    var left = why == Why.SILENT ? order.passedOver(from) : order;
    var change =
        giving.to(
            call,
            new Stored<>(current.hospital(), current.id(), current.version(), left),
            next,
            why.reason);
    return change.noting(gone(order, from));
  }

  /** The desk knows of those it gave the order to, not of the next. */
  private static Notice movedOn(WorkOrder order) {
    return Assigning.notice("role:DISPATCHER", "notice.moved-on", order);
  }

  private static Notice[] gone(WorkOrder order, List<String> from) {
    return from.stream()
        .map(vendor -> Assigning.notice("vendor:" + vendor, "notice.job-gone", order))
        .toArray(Notice[]::new);
  }

  private static Optional<Change<WorkOrder>> uncovered(
      Call call, WorkOrder before, Stored<WorkOrder> current, Why why) {
    var order = current.body();
    return switch (why) {
      case SUSPENDED -> {
        var fact = withdrawal(call, order.vendor());
        yield Optional.of(
            told(call, current, order.withdrawn(fact))
                .noting(gone(order, askedWith(order, List.of()))));
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
