package cn.houqin.workorder.request;

import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.request.TransferController.TransferForm;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Closes a request that was filed under the wrong line. The order it goes on as is opened when the
 * event of that has come back: its id follows from the origin, so it is opened once.
 */
@Component
class Transferring {

  private final Aggregates<WorkOrder> orders;
  private final StateCopy<ServiceLineEvent.State> lines;
  private final Categories categories;

  Transferring(
      Aggregates<WorkOrder> orders,
      StateCopy<ServiceLineEvent.State> lines,
      Categories categories) {
    this.orders = orders;
    this.lines = lines;
    this.categories = categories;
  }

  /** The command under which the order of an origin is opened, always the same. */
  static Call opening(String hospital, String origin, Instant now) {
    return new Call(Caller.system(hospital), "transfer", now, origin, null, null);
  }

  Change<WorkOrder> away(Call call, Stored<WorkOrder> current, TransferForm form) {
    var order = current.body();
    order.after(Command.TRANSFER);
    refuseUnfit(call, order, form);
    var category = Objects.requireNonNullElse(form.category(), order.request().category());
    categories.refuseUnknown(call.hospital(), form.toLine(), category);
    var to = orders.newId(opening(call.hospital(), current.id(), call.now()));
    var fact = Facts.now(call, Command.TRANSFER, order.vendor(), form.reason());
    var next = order.after(Command.TRANSFER, fact);
    var link = new Link(Link.Kind.TRANSFERRED_TO, form.toLine(), to);
    return Change.to(next.with(next.desk().with(link)))
        .announcing(
            new WorkOrderEvent.Transferred(
                current.id(),
                order.line(),
                form.toLine(),
                fact.by(),
                fact.at(),
                fact.recordedAt(),
                to,
                category))
        .noting(Told.vendors(order, "notice.order-transferred", Map.of("line", form.toLine())))
        .because(form.reason());
  }

  private void refuseUnfit(Call call, WorkOrder order, TransferForm form) {
    if (form.toLine().equals(order.line())) {
      throw Invalid.field("/toLine", "another-line", form.toLine());
    }
    if (lines.require(call.hospital(), form.toLine()).retired()) {
      throw Invalid.field("/toLine", "line-in-use", form.toLine());
    }
  }
}
