package cn.houqin.workorder.lifecycle;

import cn.houqin.workorder.clock.OrderFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A work order, from the request over dispatch, work and completion to its closing. It keeps all
 * that happened to it; clocks and evidence follow from that. A final order changes no more.
 *
 * @param path codes from the root of the site register down to the place; empty where the place is
 *     unknown (history)
 * @param uncovered waits for a contract that covers it
 * @param vendor that has it now
 * @param vendors that ever had it: they may see it
 * @param raised points of clocks that were raised: cause/percent, or cause/deadline
 * @param evidence given so far; never taken out
 * @param fixedDue due date from another system (history)
 * @param dueAt the earliest deadline of a running clock
 * @param open whether work waits or goes on
 */
public record WorkOrder(
    String number,
    String line,
    String category,
    String location,
    List<String> path,
    @Nullable String riskClass,
    String priority,
    @Nullable String requester,
    @Nullable String description,
    String channel,
    Instant requestedAt,
    State state,
    @Nullable State pausedIn,
    boolean open,
    boolean uncovered,
    @Nullable String vendor,
    List<String> vendors,
    List<Held> assignments,
    List<OrderFact> facts,
    @Nullable Integer rating,
    List<String> raised,
    List<Mark> evidence,
    @Nullable Imported imported,
    @Nullable Instant fixedDue,
    @Nullable Instant dueAt,
    @Nullable Instant nextTimerAt) {

  /** An assignment to a vendor under a contract version. */
  public record Held(
      int number, String contract, int contractVersion, String vendor, Instant dispatchedAt) {}

  /** Evidence given, with the month it stands in. */
  public record Mark(String evidenceId, String contract, String line, String month) {}

  /**
   * Where a historic order came from.
   *
   * @param acceptedAt until then its clocks are decided silently
   * @param contentDigest SHA-256 of the row, by which the same file again is recognised
   * @param bareDates whether only dates are known, and stops that are not there are unknown
   */
  public record Imported(
      String externalId, Instant acceptedAt, String contentDigest, boolean bareDates) {}

  /** What a request says. */
  public record Request(
      String line,
      String category,
      String location,
      String priority,
      @Nullable String requester,
      @Nullable String description,
      String channel) {}

  static WorkOrder requested(
      String number,
      Request request,
      List<String> path,
      @Nullable String riskClass,
      OrderFact first) {
    return new WorkOrder(
        number,
        request.line(),
        request.category(),
        request.location(),
        path,
        riskClass,
        request.priority(),
        request.requester(),
        request.description(),
        request.channel(),
        first.at(),
        State.REQUESTED,
        null,
        true,
        false,
        null,
        List.of(),
        List.of(),
        List.of(first),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  /** Where a command would lead; refuses one that is not allowed, naming those that are. */
  State after(Command command) {
    return command
        .from(state, Optional.ofNullable(pausedIn))
        .orElseThrow(() -> new TransitionNotAllowed(command, state));
  }

  /** The order after a command, with the fact it left. */
  WorkOrder after(Command command, OrderFact fact) {
    var next = after(command);
    var more = new ArrayList<>(facts);
    more.add(fact);
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        next,
        command == Command.PAUSE ? state : command == Command.RESUME ? null : pausedIn,
        next.isOpen(),
        false,
        command == Command.DECLINE ? null : vendor,
        vendors,
        assignments,
        List.copyOf(more),
        rating,
        raised,
        evidence,
        imported,
        fixedDue,
        dueAt,
        nextTimerAt);
  }

  WorkOrder assigned(Held held) {
    var all = new ArrayList<>(assignments);
    all.add(held);
    var seen = new TreeSet<>(vendors);
    seen.add(held.vendor());
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        pausedIn,
        open,
        false,
        held.vendor(),
        List.copyOf(seen),
        List.copyOf(all),
        facts,
        rating,
        raised,
        evidence,
        imported,
        fixedDue,
        dueAt,
        nextTimerAt);
  }

  /** A historic order of bare dates: requested, and completed or not; it stands on no board. */
  WorkOrder ofBareDates(List<OrderFact> known) {
    var completed = known.stream().anyMatch(fact -> fact.type() == OrderFact.Type.COMPLETED);
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        completed ? State.CLOSED : State.REQUESTED,
        null,
        false,
        false,
        vendor,
        vendors,
        assignments,
        List.copyOf(known),
        rating,
        raised,
        evidence,
        imported,
        fixedDue,
        dueAt,
        nextTimerAt);
  }

  WorkOrder waitingForCover() {
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        pausedIn,
        open,
        true,
        vendor,
        vendors,
        assignments,
        facts,
        rating,
        raised,
        evidence,
        imported,
        fixedDue,
        dueAt,
        nextTimerAt);
  }

  WorkOrder rated(@Nullable Integer given) {
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        pausedIn,
        open,
        uncovered,
        vendor,
        vendors,
        assignments,
        facts,
        given == null ? rating : given,
        raised,
        evidence,
        imported,
        fixedDue,
        dueAt,
        nextTimerAt);
  }

  WorkOrder from(Imported source, @Nullable Instant due) {
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        pausedIn,
        open,
        uncovered,
        vendor,
        vendors,
        assignments,
        facts,
        rating,
        raised,
        evidence,
        source,
        due,
        dueAt,
        nextTimerAt);
  }

  /** With what its clocks say now. */
  WorkOrder ticked(
      List<String> nowRaised,
      List<Mark> given,
      @Nullable Instant nextDue,
      @Nullable Instant nextTimer) {
    return new WorkOrder(
        number,
        line,
        category,
        location,
        path,
        riskClass,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        pausedIn,
        open,
        uncovered,
        vendor,
        vendors,
        assignments,
        facts,
        rating,
        List.copyOf(nowRaised),
        List.copyOf(given),
        imported,
        fixedDue,
        nextDue,
        nextTimer);
  }

  Optional<OrderFact> lastFact(OrderFact.Type type) {
    return facts.stream().filter(fact -> fact.type() == type).reduce((_, later) -> later);
  }
}
