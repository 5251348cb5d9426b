package cn.houqin.workorder.desk;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.desk.EditController.EditForm;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.site.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Edits requests. Category and place stay once a vendor had the order: they decide which contract
 * covers it and how long its clocks run.
 */
@Component
class Editing {

  private final Sites sites;
  private final Categories categories;

  Editing(Sites sites, Categories categories) {
    this.sites = sites;
    this.categories = categories;
  }

  Change<WorkOrder> edited(Call call, Stored<WorkOrder> current, EditForm form) {
    var order = current.body();
    order.refuseWhenFinal();
    var changed = changed(order.request(), form);
    if (changed.isEmpty()) {
      return Change.to(order);
    }
    var settles = changed.contains("category") || changed.contains("location");
    var isOut = !order.assignments().isEmpty() || !order.holding().offers().isEmpty();
    if (settles && isOut) {
      throw new BrokenRule(409, "what-and-where-stay", order.number());
    }
    var next = order.with(request(call, order, form));
    return Change.to(next)
        .announcing(
            new WorkOrderEvent.Edited(
                current.id(),
                order.line(),
                form.category(),
                form.location(),
                changed,
                call.caller().subject(),
                call.now(),
                call.now()))
        .noting(Told.vendors(order, "notice.order-edited"));
  }

  private static List<String> changed(Request request, EditForm form) {
    var changed = new ArrayList<String>();
    if (!request.category().equals(form.category())) {
      changed.add("category");
    }
    if (!request.location().equals(form.location())) {
      changed.add("location");
    }
    if (!Objects.equals(request.requester(), form.requester())) {
      changed.add("requester");
    }
    if (!Objects.equals(request.description(), form.description())) {
      changed.add("description");
    }
    return List.copyOf(changed);
  }

  private Request request(Call call, WorkOrder order, EditForm form) {
    var request = order.request();
    if (!request.category().equals(form.category())) {
      categories.refuseUnknown(call.hospital(), order.line(), form.category());
    }
    var place =
        request.location().equals(form.location()) ? request.place() : place(call, form.location());
    return new Request(
        form.category(),
        place,
        request.priority(),
        form.requester(),
        form.description(),
        request.channel());
  }

  private Request.Place place(Call call, String location) {
    var found = sites.require(call.hospital(), location);
    return new Request.Place(location, found.path(), found.riskClass());
  }
}
