package cn.houqin.workorder.transition;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.clock.OrderFact;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command leaves: the fact in the order, and the event for the others. */
public final class Facts {

  private Facts() {}

  /** The fact that a command leaves. */
  public static OrderFact.Type of(Command command) {
    return switch (command) {
      case ACCEPT -> OrderFact.Type.ACCEPTED;
      case REJECT -> OrderFact.Type.REJECTED;
      case DISPATCH -> OrderFact.Type.DISPATCHED;
      case ACKNOWLEDGE -> OrderFact.Type.ACKNOWLEDGED;
      case DECLINE -> OrderFact.Type.DECLINED;
      case ARRIVE -> OrderFact.Type.ON_SITE;
      case PAUSE -> OrderFact.Type.PAUSED;
      case RESUME -> OrderFact.Type.RESUMED;
      case MAKE_SAFE -> OrderFact.Type.MADE_SAFE;
      case COMPLETE -> OrderFact.Type.COMPLETED;
      case VERIFY -> OrderFact.Type.VERIFIED;
      case FOLLOW_UP -> OrderFact.Type.FOLLOWED_UP;
      case CLOSE -> OrderFact.Type.CLOSED;
      case REOPEN -> OrderFact.Type.REOPENED;
      case CANCEL -> OrderFact.Type.CANCELLED;
      case TRANSFER -> OrderFact.Type.TRANSFERRED;
    };
  }

  /** The command behind a fact of a history; empty for the request itself. */
  public static Optional<Command> commandOf(OrderFact.Type type) {
    return Arrays.stream(Command.values()).filter(command -> of(command) == type).findFirst();
  }

  /** The fact of a command that happened then, and is written down now. */
  public static OrderFact at(
      Instant at, Call call, Command command, @Nullable String vendor, @Nullable String reason) {
    var by = call.caller().subject();
    return new OrderFact(of(command), at, by, reason, vendor, null, null, call.now());
  }

  /** The fact of a command that happens now. */
  public static OrderFact now(
      Call call, Command command, @Nullable String vendor, @Nullable String reason) {
    return at(call.now(), call, command, vendor, reason);
  }

  /** The event of a command by the fact it left; a dispatch and a transfer tell their own. */
  public static WorkOrderEvent event(Command command, String id, String line, OrderFact fact) {
    var by = fact.by();
    var at = fact.at();
    var told = fact.recordedAt();
    var why = Objects.requireNonNullElse(fact.reason(), "");
    var who = Objects.requireNonNullElse(fact.vendor(), "");
    return switch (command) {
      case ACCEPT -> new WorkOrderEvent.Accepted(id, line, by, at, told);
      case REJECT -> new WorkOrderEvent.Rejected(id, line, why, by, at, told);
      case DISPATCH -> throw new IllegalArgumentException("A dispatch tells its own event");
      case ACKNOWLEDGE -> new WorkOrderEvent.Acknowledged(id, line, who, by, at, told);
      case DECLINE -> new WorkOrderEvent.Declined(id, line, who, why, by, at, told);
      case ARRIVE -> new WorkOrderEvent.Arrived(id, line, who, by, at, told);
      case PAUSE -> new WorkOrderEvent.Paused(id, line, why, by, at, told);
      case RESUME -> new WorkOrderEvent.Resumed(id, line, by, at, told);
      case MAKE_SAFE -> new WorkOrderEvent.MadeSafe(id, line, who, by, at, told);
      case COMPLETE -> new WorkOrderEvent.Completed(id, line, fact.vendor(), by, at, told, null);
      case VERIFY -> new WorkOrderEvent.Verified(id, line, by, at, told);
      case FOLLOW_UP -> new WorkOrderEvent.FollowedUp(id, line, fact.rating(), by, at, told);
      case CLOSE -> new WorkOrderEvent.Closed(id, line, by, at, told);
      case REOPEN -> new WorkOrderEvent.Reopened(id, line, why, by, at, told);
      case CANCEL -> new WorkOrderEvent.Cancelled(id, line, why, by, at, told, null);
      case TRANSFER -> throw new IllegalArgumentException("A transfer tells its own event");
    };
  }
}
