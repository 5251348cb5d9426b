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
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The one way an order is changed: what was due first, then the command, then its clocks. */
@Component
public class Orders {

  private final Aggregates<WorkOrder> orders;
  private final Ticking ticking;

  Orders(Aggregates<WorkOrder> orders, Ticking ticking) {
    this.orders = orders;
    this.ticking = ticking;
  }

  /** The order of a line; another line's id is not found here. */
  public Stored<WorkOrder> get(Caller caller, String line, String id) {
    var found = orders.get(caller, id);
    if (!found.body().line().equals(line)) {
      throw new NotFound("work-order", id);
    }
    return found;
  }

  /**
   * Changes it in one update: raises what is due up to the command's time, does the command on
   * that, and lets the clocks say what follows.
   */
  public Outcome<WorkOrder> change(Call call, String line, String id, Decision<WorkOrder> command) {
    get(call.caller(), line, id);
    return orders.change(call, id, current -> decided(call, current, command));
  }

  private Change<WorkOrder> decided(
      Call call, Stored<WorkOrder> current, Decision<WorkOrder> command) {
    var due = due(current, call);
    var done =
        command.on(new Stored<>(current.hospital(), current.id(), current.version(), due.next()));
    var settled = ticking.settle(current.hospital(), current.id(), done.next(), call.now());
    var events = new ArrayList<Event>(due.events());
    events.addAll(done.events());
    events.addAll(settled.events());
    var notices = new ArrayList<Notice>(done.notices());
    notices.addAll(settled.notices());
    notices.addAll(due.notices());
    return new Change<>(settled.next(), List.copyOf(events), List.copyOf(notices), done.reason());
  }

  /** Raises everything due up to now. */
  Change<WorkOrder> due(Stored<WorkOrder> stored, Call call) {
    return ticking.settle(stored.hospital(), stored.id(), stored.body(), call.now());
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
