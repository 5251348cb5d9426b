package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.transition.State;
import org.springframework.stereotype.Component;

/** A closed order is final: who complains of it later makes a new request, linked to it. */
@Component
class Complaints {

  private final Aggregates<WorkOrder> orders;
  private final Requests requests;

  Complaints(Aggregates<WorkOrder> orders, Requests requests) {
    this.orders = orders;
    this.requests = requests;
  }

  /** The order of a request, linked to the closed one if it complains of one. */
  Change<WorkOrder> order(Call call, String line, String id, RequestForm form) {
    var about = form.follows();
    if (about == null) {
      return requests.order(call, line, id, form);
    }
    if (orders.find(call.hospital(), about).filter(found -> isClosed(found, line)).isEmpty()) {
      throw Invalid.field("/follows", "closed-order", about);
    }
    var change = requests.order(call, line, id, form);
    var order = change.next();
    var link = new Link(Link.Kind.FOLLOWS, line, about);
    return new Change<>(
        order.with(order.desk().with(link)), change.events(), change.notices(), change.reason());
  }

  private static boolean isClosed(Stored<WorkOrder> found, String line) {
    return found.body().line().equals(line) && found.body().state() == State.CLOSED;
  }
}
