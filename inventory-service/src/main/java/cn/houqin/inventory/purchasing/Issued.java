package cn.houqin.inventory.purchasing;

import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.order.Checking.Issue;
import cn.houqin.inventory.order.OrderLine;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the issue of a checked and claimed order changes and announces. */
record Issued(String purchaseOrder, List<OrderLine> priced, Issue issue) {

  static Issued of(Check check, Stored<PurchaseOrder> order, String by, Instant now) {
    return new Issued(
        order.id(), check.priced(), new Issue(order.version(), check.terms().version(), now, by));
  }

  Change<PurchaseOrder> change(PurchaseOrder current) {
    var issued = current.issued(priced, issue);
    return Change.to(issued).announcing(announced(issued)).noting(toVendor(issued));
  }

  private PurchasingEvent announced(PurchaseOrder issued) {
    var head = issued.head();
    return new PurchasingEvent.Issued(
        purchaseOrder,
        head.number(),
        head.contract(),
        issue.contractVersion(),
        head.vendor(),
        priced.stream().map(Issued::line).toList(),
        issued.valueFen(),
        head.deliverBy().toString(),
        issue.by(),
        issue.at());
  }

  private static PurchasingEvent.OrderedLine line(OrderLine line) {
    var price = java.util.Objects.requireNonNull(line.price());
    return new PurchasingEvent.OrderedLine(
        line.line(),
        line.item(),
        line.material(),
        line.quantity().toPlainString(),
        price.fenPerUnit().toPlainString(),
        line.valueFen());
  }

  private Notice toVendor(PurchaseOrder issued) {
    return new Notice(
        "vendor:" + issued.head().vendor(),
        "notice.purchase-order-issued",
        Map.of("purchaseOrder", purchaseOrder, "number", issued.head().number()));
  }
}
