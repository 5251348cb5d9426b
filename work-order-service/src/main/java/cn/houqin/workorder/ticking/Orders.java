package cn.houqin.workorder.ticking;

import cn.houqin.events.Event;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The one way an order is changed: what was due first, then the command, then where it goes by
 * itself and what its clocks say of that.
 */
@Component
public class Orders {

  /** Reason of evidence superseded because somebody without signal declared a time. */
  public static final String DECLARED = "DECLARED_TIME";

  private final Aggregates<WorkOrder> orders;
  private final Ticking ticking;
  private final Course course;

  Orders(Aggregates<WorkOrder> orders, Ticking ticking, Course course) {
    this.orders = orders;
    this.ticking = ticking;
    this.course = course;
  }

  /** The order of a line; another line's id is not found here. */
  public Stored<WorkOrder> get(Caller caller, String line, String id) {
    return ofLine(line, orders.get(caller, id));
  }

  private static Stored<WorkOrder> ofLine(String line, Stored<WorkOrder> found) {
    if (!found.body().line().equals(line)) {
      throw new NotFound("work-order", found.id());
    }
    return found;
  }

  /**
   * Changes it in one update: raises what is due up to the command's time, does the command on
   * that, and lets clocks and dispatch say what follows.
   */
  public Outcome<WorkOrder> change(Call call, String line, String id, Decision<WorkOrder> command) {
    return orders.change(
        call,
        id,
        current -> {
          var due = due(ofLine(line, current), call);
          var done = command.on(with(current, due.next()));
          var settled = settled(call, due.next(), with(current, done.next()));
          return then(then(due, done), settled).because(done.reason());
        });
  }

  /**
   * The same of a command that happened earlier, as somebody declares: a breach raised between then
   * and now is superseded in the same update if it was none.
   */
  public Outcome<WorkOrder> changeAsOf(
      Call call, String line, String id, Instant at, Decision<WorkOrder> command) {
    var revision = new Revision(call.caller().subject(), DECLARED);
    var asOf = at.isAfter(call.now()) ? call.now() : at;
    return orders.change(
        call,
        id,
        current -> revised(call, tick(ofLine(line, current), asOf), current, command, revision));
  }

  /** Changes what is said to have happened: evidence that follows no more is taken back. */
  public Outcome<WorkOrder> revise(
      Call call, String line, String id, String reason, Decision<WorkOrder> correction) {
    var revision = new Revision(call.caller().subject(), reason);
    return orders.change(
        call,
        id,
        current -> revised(call, due(ofLine(line, current), call), current, correction, revision));
  }

  private Change<WorkOrder> revised(
      Call call,
      Change<WorkOrder> due,
      Stored<WorkOrder> current,
      Decision<WorkOrder> command,
      Revision revision) {
    var before = with(current, due.next());
    var done = command.on(before);
    var ticked = ticking.revise(before, done.next(), call.now(), revision);
    var settled = onCourse(call, due.next(), current, ticked);
    return then(then(due, done), settled).because(done.reason());
  }

  /** Lets happen what happens by itself up to now. */
  public void look(Call call, String id) {
    orders.change(call, id, current -> due(current, call));
  }

  /** Raises everything due up to now. */
  private Change<WorkOrder> due(Stored<WorkOrder> stored, Call call) {
    return settled(call, stored.body(), stored);
  }

  private Change<WorkOrder> settled(Call call, WorkOrder before, Stored<WorkOrder> current) {
    return onCourse(call, before, current, tick(current, call.now()));
  }

  private Change<WorkOrder> onCourse(
      Call call, WorkOrder before, Stored<WorkOrder> current, Change<WorkOrder> ticked) {
    var moved = course.of(call, before, with(current, ticked.next()));
    return moved.isEmpty()
        ? ticked
        : then(then(ticked, moved.get()), tick(with(current, moved.get().next()), call.now()));
  }

  private Change<WorkOrder> tick(Stored<WorkOrder> current, Instant now) {
    return ticking.settle(current.hospital(), current.id(), current.body(), now);
  }

  private static Stored<WorkOrder> with(Stored<WorkOrder> stored, WorkOrder next) {
    return new Stored<>(stored.hospital(), stored.id(), stored.version(), next);
  }

  /** Two changes of which the second was made on what the first left. */
  private static Change<WorkOrder> then(Change<WorkOrder> first, Change<WorkOrder> second) {
    var events = new ArrayList<Event>(first.events());
    events.addAll(second.events());
    var notices = new ArrayList<Notice>(first.notices());
    notices.addAll(second.notices());
    return new Change<>(second.next(), List.copyOf(events), List.copyOf(notices), null);
  }

  /** Lets time pass by itself. */
  @Configuration(proxyBeanMethods = false)
  static class Passing {

    @Bean
    Timer<WorkOrder> orderTimer(Aggregates<WorkOrder> aggregates, Orders orders) {
      return new Timer<>(aggregates, orders::due);
    }
  }
}
