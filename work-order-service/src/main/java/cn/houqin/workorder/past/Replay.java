package cn.houqin.workorder.past;

import cn.houqin.events.Event;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Source;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Ticking;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes an order of its history: each event legal from the one before, clocks as if it had been
 * live.
 */
@Component
class Replay {

  private final Ticking ticking;

  Replay(Ticking ticking) {
    this.ticking = ticking;
  }

  /**
   * A history to be replayed.
   *
   * @param covers contract versions in force when it was requested, the main vendor's first
   */
  record Past(
      String number,
      String line,
      Request request,
      List<Step> steps,
      @Nullable Integer rating,
      List<Cover> covers,
      Source source) {}

  /**
   * The order as if it had been live, decided silently up to its acceptance here; of bare dates,
   * only clocks whose stop is known give evidence.
   */
  Change<WorkOrder> order(String hospital, String id, Past past) {
    return past.source().bareDates() ? bareDates(hospital, id, past) : whole(hospital, id, past);
  }

  private Change<WorkOrder> whole(String hospital, String id, Past past) {
    var acceptedAt = past.source().acceptedAt();
    var order =
        WorkOrder.requested(
            past.number(),
            past.line(),
            past.request(),
            fact(past.steps().getFirst(), null, acceptedAt));
    for (var step : past.steps().subList(1, past.steps().size())) {
      order = next(order, step, past, acceptedAt);
    }
    var whole = order.rated(past.rating()).from(past.source());
    return silently(hospital, id, whole, acceptedAt);
  }

  private Change<WorkOrder> bareDates(String hospital, String id, Past past) {
    var acceptedAt = past.source().acceptedAt();
    var facts = past.steps().stream().map(step -> fact(step, null, acceptedAt)).toList();
    var order =
        WorkOrder.requested(past.number(), past.line(), past.request(), facts.getFirst())
            .ofBareDates(facts);
    var covered =
        past.covers().stream()
            .findFirst()
            .map(
                cover ->
                    order.assigned(
                        new Held(
                            1,
                            cover.contract(),
                            cover.version(),
                            cover.vendor(),
                            facts.getFirst().at())))
            .orElse(order);
    var whole = covered.from(past.source());
    return silently(hospital, id, whole, acceptedAt);
  }

  private Change<WorkOrder> silently(
      String hospital, String id, WorkOrder order, Instant acceptedAt) {
    var change = ticking.settle(hospital, id, order, acceptedAt);
    var events = new ArrayList<Event>();
    events.add(requested(id, order, acceptedAt));
    events.addAll(change.events());
    return new Change<>(change.next(), events, List.of(), null);
  }

  private static WorkOrder next(WorkOrder order, Step step, Past past, Instant acceptedAt) {
    var command = Facts.commandOf(step.type()).orElseThrow();
    if (command != Command.DISPATCH) {
      return order.after(command, fact(step, order.vendor(), acceptedAt));
    }
    var cover =
        past.covers().stream()
            .filter(one -> step.vendor() == null || one.vendor().equals(step.vendor()))
            .findFirst();
    var dispatched =
        order.after(
            command, fact(step, cover.map(Cover::vendor).orElse(step.vendor()), acceptedAt));
    return cover
        .map(
            one ->
                dispatched.assigned(
                    new Held(
                        order.assignments().size() + 1,
                        one.contract(),
                        one.version(),
                        one.vendor(),
                        step.at())))
        .orElse(dispatched);
  }

  private static OrderFact fact(Step step, @Nullable String vendor, Instant recordedAt) {
    return new OrderFact(
        step.type(), step.at(), "history", step.reason(), vendor, null, null, recordedAt);
  }

  private static WorkOrderEvent requested(String id, WorkOrder order, Instant recordedAt) {
    return new WorkOrderEvent.Requested(
        id,
        order.line(),
        order.number(),
        order.request().category(),
        order.request().location(),
        order.priority(),
        order.request().requester(),
        order.request().channel(),
        true,
        order.requestedAt(),
        recordedAt,
        null);
  }
}
