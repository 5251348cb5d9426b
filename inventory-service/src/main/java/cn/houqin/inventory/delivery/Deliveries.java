package cn.houqin.inventory.delivery;

import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.order.Delivery;
import cn.houqin.inventory.order.DeliveryEvidence;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.inventory.order.Receipt;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Invalid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What announcing and receiving change of an order, and what is told of it. */
@Component
class Deliveries {

  private static final int MOST = 100;

  private final Materials materials;
  private final StateCopy<HospitalEvent.State> hospitals;

  Deliveries(Materials materials, StateCopy<HospitalEvent.State> hospitals) {
    this.materials = materials;
    this.hospitals = hospitals;
  }

  Change<PurchaseOrder> announced(Call call, Stored<PurchaseOrder> current, AnnouncementForm form) {
    var before = current.body();
    var number = before.deliveries().size() + 1;
    if (number > MOST) {
      throw Invalid.field("/lines", "at-most-deliveries", number, MOST);
    }
    var by = call.caller().subject();
    var delivery =
        new Delivery(
            number, form.note(), form.checked(), Delivery.State.ANNOUNCED, by, call.now(), null);
    return Change.to(before.announced(delivery))
        .announcing(
            new PurchasingEvent.DeliveryAnnounced(
                current.id(),
                before.head().contract(),
                before.head().vendor(),
                number,
                delivery.lines().stream().map(Deliveries::quantity).toList(),
                by,
                call.now()))
        .noting(
            new Notice(
                "role:LOGISTICS",
                "notice.delivery-announced",
                Map.of(
                    "purchaseOrder", current.id(),
                    "number", before.head().number(),
                    "delivery", Integer.toString(number))));
  }

  private static PurchasingEvent.LineQuantity quantity(Delivery.AnnouncedLine line) {
    return new PurchasingEvent.LineQuantity(line.line(), line.quantity().toPlainString());
  }

  Change<PurchaseOrder> received(
      Call call, Stored<PurchaseOrder> current, int number, ReceiptForm form) {
    var before = current.body();
    var delivery = before.mustBeReceivable().delivery(number);
    var receipt =
        new Inspection(
                before,
                delivery,
                form,
                material -> materials.lotControlled(call.hospital(), material))
            .receipt(call);
    var zone = ZoneId.of(hospitals.require(call.hospital(), call.hospital()).zone());
    var figures = new DeliveryEvidence(current.id(), before, delivery, zone).of(receipt);
    var after =
        before.received(
            number, receipt, figures.stream().map(Deliveries::mark).toList(), call.now());
    var events = new ArrayList<PurchasingEvent>();
    events.add(received(current, number, receipt));
    figures.forEach(
        figure ->
            events.add(new PurchasingEvent.EvidenceRecorded(current.id(), figure, call.now())));
    return Change.to(after).announcing(events);
  }

  /** By somebody who might have received it. */
  Change<PurchaseOrder> postedAgain(
      Call call, Stored<PurchaseOrder> current, int number, PostingForm form) {
    var before = current.body();
    var delivery = before.delivery(number);
    Inspection.mayReceive(before, delivery, call.caller().subject());
    return Change.to(before.postedAgain(number, form.readAgain(delivery), call.now()));
  }

  private static PurchaseOrder.Mark mark(Evidence figure) {
    return new PurchaseOrder.Mark(
        figure.evidenceId(), figure.contract(), figure.line(), figure.month());
  }

  private static PurchasingEvent received(
      Stored<PurchaseOrder> order, int number, Receipt receipt) {
    List<PurchasingEvent.ReceivedLine> lines =
        receipt.lines().stream()
            .map(
                line ->
                    new PurchasingEvent.ReceivedLine(
                        line.line(),
                        line.delivered().toPlainString(),
                        line.accepted().toPlainString(),
                        line.rejected().toPlainString(),
                        line.rejectReason()))
            .toList();
    return new PurchasingEvent.Received(
        order.id(),
        order.body().head().contract(),
        order.body().head().vendor(),
        number,
        lines,
        receipt.by(),
        receipt.arrivedAt(),
        receipt.at());
  }
}
