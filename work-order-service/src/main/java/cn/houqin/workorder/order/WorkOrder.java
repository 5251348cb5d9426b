package cn.houqin.workorder.order;

import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.holding.Holding;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.job.Work;
import cn.houqin.workorder.search.Findable;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Life;
import cn.houqin.workorder.transition.State;
import cn.houqin.workorder.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A work order, from the request over dispatch, work and completion to its closing. It keeps all
 * that happened to it; clocks and evidence follow from that. A final order changes no more.
 *
 * @param open whether work waits or goes on
 * @param work what it took and left: checklist, parts and their cost
 * @param source where a historic order came from
 * @param dueAt the earliest deadline of a running clock
 */
public record WorkOrder(
    String number,
    String line,
    Instant requestedAt,
    Request request,
    Life life,
    boolean open,
    Holding holding,
    Watch watch,
    Desk desk,
    Work work,
    @Nullable Source source,
    @Nullable Instant dueAt,
    @Nullable Instant nextTimerAt) {

  public WorkOrder {
    desk = desk == null ? Desk.EMPTY : desk;
    work = work == null ? Work.NOTHING : work;
  }

  /** A new order of a request. */
  public static WorkOrder requested(String number, String line, Request request, OrderFact first) {
    return new WorkOrder(
        number,
        line,
        first.at(),
        request,
        Life.begunWith(first),
        true,
        Holding.NOBODYS,
        Watch.NOTHING,
        Desk.EMPTY.found(
            Findable.NOTHING
                .by(request.requester(), request.description(), first.at())
                .of(request.priority())),
        Work.NOTHING,
        null,
        null,
        null);
  }

  public State state() {
    return life.state();
  }

  public List<OrderFact> facts() {
    return life.facts();
  }

  /** The vendor that has it now. */
  public @Nullable String vendor() {
    return holding.vendor();
  }

  public List<Held> assignments() {
    return holding.assignments();
  }

  /** The priority as it is now; that of the request holds until a fact changes it. */
  public String priority() {
    return life.priorityAfter(request.priority());
  }

  /** Decided after what another wrote meanwhile, something happens no earlier than that. */
  public Instant noEarlier(Instant now) {
    var last = facts().getLast().at();
    return now.isBefore(last) ? last : now;
  }

  /** The last fact of a type. */
  public Optional<OrderFact> lastFact(OrderFact.Type type) {
    return facts().stream().filter(fact -> fact.type() == type).reduce((_, later) -> later);
  }

  /** Until it is closed, rejected, cancelled or transferred it can be changed. */
  public void refuseWhenFinal() {
    if (state().isFinal()) {
      throw new OrderIsFinal(this);
    }
  }

  /** A vendor does something only with what it has. */
  public void refuseOthers(Caller caller) {
    if (caller.isVendorUser() && !Objects.equals(caller.vendor(), vendor())) {
      throw new WithAnotherVendor(number);
    }
  }

  /** The desk and supervisors speak for everybody, a requester for his own requests. */
  public void refuseOtherRequesters(Caller caller) {
    request.refuseOthers(caller, facts().getFirst().by());
  }

  /** Where a command would lead; refuses one that is not allowed, naming those that are. */
  public State after(Command command) {
    return life.after(command);
  }

  /** The order after a command, with the fact it left. */
  public WorkOrder after(Command command, OrderFact fact) {
    return with(life.after(command, fact)).with(holding.after(command, fact));
  }

  /** In the hands of a vendor. */
  public WorkOrder assigned(Held held) {
    return with(holding.assigned(held));
  }

  /** Offered to several vendors: the first to take it has it. */
  public WorkOrder offered(OrderFact fact, List<Offer> offers) {
    return with(life.after(Command.DISPATCH, fact)).with(holding.offered(offers));
  }

  /** One of the vendors it is offered to does not want it. */
  public WorkOrder offerDeclined(String by) {
    return with(holding.offerDeclined(by));
  }

  /** No longer offered to some. */
  public WorkOrder without(List<Offer> gone) {
    return with(holding.without(gone));
  }

  /** Covered by no contract: it waits until one does. */
  public WorkOrder waitingForCover(Instant since) {
    return with(holding.waiting(since));
  }

  /** Taken from its vendor, with nobody to give it to. */
  public WorkOrder withdrawn(OrderFact fact) {
    return with(life.withdrawn(fact)).with(holding.withdrawn(fact.at()));
  }

  /** Without vendors that let it be taken away by their silence. */
  public WorkOrder passedOver(List<String> silent) {
    return with(holding.passedOver(silent));
  }

  /** With what the requester said, if anything. */
  public WorkOrder rated(@Nullable Integer given) {
    return given == null ? this : with(life.rated(given));
  }

  /** A historic order of bare dates: requested, and completed or not; it stands on no board. */
  public WorkOrder ofBareDates(List<OrderFact> known) {
    return with(life.ofBareDates(known)).onNoBoard();
  }

  private WorkOrder onNoBoard() {
    return copy(request, life, false, holding, watch, desk, work, source, null, null);
  }

  /** A historic order, from another system. */
  public WorkOrder from(Source other) {
    var past = desk.found(desk.found().past(request.requester(), requestedAt));
    return copy(request, life, open, holding, watch, past, work, other, dueAt, nextTimerAt);
  }

  /** With what its clocks say now. */
  public WorkOrder ticked(Watch seen, @Nullable Instant nextDue, @Nullable Instant nextTimer) {
    return copy(request, life, open, holding, seen, desk, work, source, nextDue, nextTimer);
  }

  /** The same order with another request, by which it is found. */
  public WorkOrder with(Request other) {
    var words = desk.found(desk.found().by(other.requester(), other.description(), requestedAt));
    return copy(other, life, open, holding, watch, words, work, source, dueAt, nextTimerAt);
  }

  /** The same order with more on the desk. */
  public WorkOrder with(Desk other) {
    return copy(request, life, open, holding, watch, other, work, source, dueAt, nextTimerAt);
  }

  /** The same order with other facts; whether it is open and its priority follow from them. */
  public WorkOrder with(Life other) {
    var still = other.state().isOpen();
    var found = desk.found(desk.found().of(other.priorityAfter(request.priority())));
    return copy(request, other, still, holding, watch, found, work, source, dueAt, nextTimerAt);
  }

  /** The same order in other hands. */
  public WorkOrder with(Holding other) {
    return copy(request, life, open, other, watch, desk, work, source, dueAt, nextTimerAt);
  }

  /** The same order with other work. */
  public WorkOrder with(Work other) {
    return copy(request, life, open, holding, watch, desk, other, source, dueAt, nextTimerAt);
  }

  /** What an order is called, where it belongs and when it was asked for never changes. */
  private WorkOrder copy(
      Request what,
      Life lived,
      boolean isOpen,
      Holding hands,
      Watch seen,
      Desk noted,
      Work done,
      @Nullable Source from,
      @Nullable Instant due,
      @Nullable Instant timer) {
    return new WorkOrder(
        number, line, requestedAt, what, lived, isOpen, hands, seen, noted, done, from, due, timer);
  }
}
