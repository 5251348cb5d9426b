package cn.houqin.workorder.lifecycle;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.workorder.clock.OrderFact;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command leaves: the fact in the order, and the event for the others. */
final class Facts {

  private Facts() {}

  static OrderFact.Type of(Command command) {
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
  static Optional<Command> commandOf(OrderFact.Type type) {
    return Arrays.stream(Command.values()).filter(command -> of(command) == type).findFirst();
  }

  /** What an event tells. */
  record Told(
      String order,
      String line,
      @Nullable String vendor,
      String by,
      @Nullable String reason,
      @Nullable Integer rating,
      @Nullable String toLine,
      Instant at) {

    String why() {
      return reason == null ? "" : reason;
    }

    String who() {
      return vendor == null ? "" : vendor;
    }
  }

  static WorkOrderEvent event(Command command, Told told) {
    var id = told.order();
    var line = told.line();
    var by = told.by();
    var at = told.at();
    return switch (command) {
      case ACCEPT -> new WorkOrderEvent.Accepted(id, line, by, at, at);
      case REJECT -> new WorkOrderEvent.Rejected(id, line, told.why(), by, at, at);
      case DISPATCH -> throw new IllegalArgumentException("A dispatch tells its own event");
      case ACKNOWLEDGE -> new WorkOrderEvent.Acknowledged(id, line, told.who(), by, at, at);
      case DECLINE -> new WorkOrderEvent.Declined(id, line, told.who(), told.why(), by, at, at);
      case ARRIVE -> new WorkOrderEvent.Arrived(id, line, told.who(), by, at, at);
      case PAUSE -> new WorkOrderEvent.Paused(id, line, told.why(), by, at, at);
      case RESUME -> new WorkOrderEvent.Resumed(id, line, by, at, at);
      case MAKE_SAFE -> new WorkOrderEvent.MadeSafe(id, line, told.who(), by, at, at);
      case COMPLETE -> new WorkOrderEvent.Completed(id, line, told.vendor(), by, at, at);
      case VERIFY -> new WorkOrderEvent.Verified(id, line, by, at, at);
      case FOLLOW_UP -> new WorkOrderEvent.FollowedUp(id, line, told.rating(), by, at, at);
      case CLOSE -> new WorkOrderEvent.Closed(id, line, by, at, at);
      case REOPEN -> new WorkOrderEvent.Reopened(id, line, told.why(), by, at, at);
      case CANCEL -> new WorkOrderEvent.Cancelled(id, line, told.why(), by, at, at);
      case TRANSFER ->
          new WorkOrderEvent.Transferred(
              id, line, told.toLine() == null ? "" : told.toLine(), by, at, at);
    };
  }
}
