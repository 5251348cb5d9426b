package cn.houqin.workorder.lifecycle;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.events.workorder.WorkOrderEvent.ChecklistAnswer;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.job.Checklist;
import cn.houqin.workorder.job.Tick;
import cn.houqin.workorder.order.WorkOrder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Completes an order (办结) with its category's checklist answered in full. */
@Component
class Completion {

  private final Categories categories;

  Completion(Categories categories) {
    this.categories = categories;
  }

  /** The completed order, whose last fact is the completion, with its answers and its event. */
  Change<WorkOrder> completed(Call call, String id, WorkOrder order, List<Tick> ticks) {
    var elements =
        categories.completionChecklist(call.hospital(), order.line(), order.request().category());
    var answered = new Checklist(elements).answered(ticks);
    var fact = order.facts().getLast();
    return Change.to(order.with(order.work().answered(answered)))
        .announcing(
            new WorkOrderEvent.Completed(
                id,
                order.line(),
                fact.vendor(),
                fact.by(),
                fact.at(),
                fact.recordedAt(),
                elements.isEmpty() ? null : answered.stream().map(Completion::told).toList()));
  }

  private static ChecklistAnswer told(Tick tick) {
    return new ChecklistAnswer(tick.element(), tick.answer().name());
  }
}
