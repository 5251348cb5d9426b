package cn.houqin.inventory.delivery;

import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.order.DeliveryEvidence;
import cn.houqin.inventory.order.OrderCommand;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.time.ZoneId;
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
    var delivery = Delivery.announced(number, form.note(), form.checked(), by, call.now());
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
    OrderCommand.RECEIVE.require(before);
    var delivery = before.delivery(number);
    var receipt =
        new Inspection(
                before,
                delivery,
                form,
                material -> materials.lotControlled(call.hospital(), material))
            .receipt(call);
    var book = new EvidenceBook(current.id(), before.evidence(), call.now());
    if (isLate(before, call.now())) {
      book.give(figures(call, current.id(), before).overdue());
    }
    var known = before.giving(book.entries());
    book.give(figures(call, current.id(), known).of(delivery, receipt));
    var after = known.received(number, receipt, call.now());
    var figures = figures(call, current.id(), after);
    book.withdraw(figures::isRefuted, receipt.by(), "CAME_IN_TIME");
    return Change.to(after.giving(book.entries()))
        .announcing(received(current, number, receipt))
        .announcing(book.events());
  }

  private DeliveryEvidence figures(Call call, String id, PurchaseOrder order) {
    var hospital = hospitals.require(call.hospital(), call.hospital());
    return new DeliveryEvidence(id, order, ZoneId.of(hospital.zone()));
  }

  /** Whether it is to be told now that lines are late. */
  static boolean isLate(PurchaseOrder order, Instant now) {
    var lateAt = order.lateAt();
    return lateAt != null && !lateAt.isAfter(now);
  }

  /** What is not here by the end of the day agreed is late. */
  Change<PurchaseOrder> late(Call call, Stored<PurchaseOrder> current) {
    var before = current.body();
    if (!isLate(before, call.now())) {
      return Change.to(before);
    }
    var book = new EvidenceBook(current.id(), before.evidence(), call.now());
    book.give(figures(call, current.id(), before).overdue());
    var about = Map.of("purchaseOrder", current.id(), "number", before.head().number());
    return Change.to(before.giving(book.entries()))
        .announcing(book.events())
        .noting(
            new Notice("vendor:" + before.head().vendor(), "notice.purchase-order-late", about),
            new Notice("role:PROCUREMENT", "notice.purchase-order-late", about));
  }

  /** A receipt was a mistake: by another one who might have received it. */
  Change<PurchaseOrder> reversed(
      Call call, Stored<PurchaseOrder> current, int number, String reason) {
    var before = current.body();
    var delivery = before.delivery(number);
    var by = call.caller().subject();
    Inspection.mayReceive(before, delivery, by);
    var after = before.receiptReversed(number, by, reason, call.now());
    if (delivery.mistake().by().equals(by)) {
      throw new Forbidden("reversed-by-somebody-else");
    }
    var book = new EvidenceBook(current.id(), before.evidence(), call.now());
    var ofDelivery = current.id() + "/D" + number + "/";
    book.withdraw(mark -> mark.evidenceId().startsWith(ofDelivery), by, reason);
    return Change.to(after.giving(book.entries()))
        .because(reason)
        .announcing(
            new PurchasingEvent.ReceiptReversed(
                current.id(),
                before.head().contract(),
                before.head().vendor(),
                number,
                reason,
                by,
                call.now()))
        .announcing(book.events());
  }

  /** By somebody who might have received it. */
  Change<PurchaseOrder> postedAgain(
      Call call, Stored<PurchaseOrder> current, int number, PostingForm form) {
    var before = current.body();
    var delivery = before.delivery(number);
    Inspection.mayReceive(before, delivery, call.caller().subject());
    return Change.to(before.postedAgain(number, form.readAgain(delivery), call.now()));
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
