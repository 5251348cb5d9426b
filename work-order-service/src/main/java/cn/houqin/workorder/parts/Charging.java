package cn.houqin.workorder.parts;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.job.Charge;
import cn.houqin.workorder.job.Part;
import cn.houqin.workorder.job.Supplies;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Charges the parts of an order that has ended, once it is known of each what became of it. */
@Component
public class Charging {

  private final TermsBook terms;

  Charging(TermsBook terms) {
    this.terms = terms;
  }

  /** The change, with the charge and its event if it is time for them. */
  public Change<WorkOrder> charged(
      String hospital, String id, Change<WorkOrder> change, Instant now) {
    var order = change.next();
    var held = last(order.assignments());
    var used = order.work().used();
    var supplied = order.work().supplies().of(held.map(Held::vendor).orElse(null));
    if (!order.state().isFinal()
        || !order.work().canBeCharged()
        || used.isEmpty() && supplied.isEmpty()) {
      return change;
    }
    var threshold =
        held.flatMap(h -> terms.line(hospital, h.contract(), h.contractVersion(), order.line()))
            .map(ContractEvent.LineTerms::partsThresholdFen)
            .orElse(null);
    var cost =
        new Charge.Cost(
            used.stream().mapToLong(Part::costFen).sum(),
            supplied.stream().mapToLong(Supplies.Item::costFen).sum());
    var charge = Charge.of(cost, threshold);
    var event =
        new WorkOrderEvent.PartsCharged(
            id,
            order.line(),
            order.request().location(),
            held.map(Held::contract).orElse(null),
            held.map(Held::contractVersion).orElse(null),
            held.map(Held::vendor).orElse(null),
            used.stream().map(Charging::told).toList(),
            charge.costFen(),
            charge.includedFen(),
            charge.contractFen(),
            charge.departmentFen(),
            order.facts().getLast().at(),
            now,
            supplied.stream().map(Charging::told).toList(),
            charge.payableFen());
    return new Change<>(
            order.with(order.work().charged(charge)),
            change.events(),
            change.notices(),
            change.reason())
        .announcing(event);
  }

  private static Optional<Held> last(List<Held> assignments) {
    return assignments.isEmpty() ? Optional.empty() : Optional.of(assignments.getLast());
  }

  private static WorkOrderEvent.SuppliedPart told(Supplies.Item item) {
    return new WorkOrderEvent.SuppliedPart(item.name(), item.quantity(), item.costFen());
  }

  private static WorkOrderEvent.UsedPart told(Part part) {
    return new WorkOrderEvent.UsedPart(
        part.material(), part.store(), part.used().toPlainString(), part.costFen());
  }
}
