package cn.houqin.workorder.lifecycle;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.events.workorder.WorkOrderEvent.ChecklistAnswer;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.job.Checklist;
import cn.houqin.workorder.job.Tick;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import cn.houqin.workorder.order.WorkOrder;
import org.springframework.stereotype.Component;

/** Completes an order (办结), its category's checklist answered, what was brought declared. */
@Component
class Completion {

  private final Categories categories;

  Completion(Categories categories) {
    this.categories = categories;
  }

  /** The completed order, whose last fact is the completion, with its answers and its event. */
  Change<WorkOrder> completed(Call call, String id, WorkOrder order, Input input) {
    var elements =
        categories.completionChecklist(call.hospital(), order.line(), order.request().category());
    var answered = new Checklist(elements).answered(input.ticks());
    var fact = order.facts().getLast();
    var work = order.work().answered(answered).supplied(fact.vendor(), input.supplied());
    return Change.to(order.with(work))
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
