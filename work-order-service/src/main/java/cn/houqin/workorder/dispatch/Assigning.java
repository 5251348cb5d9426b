package cn.houqin.workorder.dispatch;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an order into a vendor's hands. */
public final class Assigning {

  private Assigning() {}

  /** Under which contract version a covering vendor would have it. */
  static Offer offer(Cover cover) {
    return new Offer(cover.contract(), cover.version(), cover.vendor());
  }

  /** The order in the hands of a vendor, which is told of it. */
  static Change<WorkOrder> to(
      Call call, Stored<WorkOrder> current, Offer offer, @Nullable String reason) {
    return assigned(call, current, offer, reason).noting(newJob(current.body(), offer.vendor()));
  }

  /** The order in the hands of the vendor that takes the offer; the others are told. */
  public static Change<WorkOrder> taken(Call call, Stored<WorkOrder> current, String vendor) {
    var offer =
        current.body().holding().offers().stream()
            .filter(one -> one.vendor().equals(vendor))
            .findFirst()
            .orElseThrow();
    var others =
        current.body().holding().offers().stream()
            .filter(one -> !one.vendor().equals(vendor))
            .map(one -> notice("vendor:" + one.vendor(), "notice.job-taken", current.body()))
            .toArray(Notice[]::new);
    return assigned(call, current, offer, null).noting(others);
  }

  private static Change<WorkOrder> assigned(
      Call call, Stored<WorkOrder> current, Offer offer, @Nullable String reason) {
    var order = current.body();
    var at = order.noEarlier(call.now());
    var held =
        new Held(
            order.assignments().size() + 1,
            offer.contract(),
            offer.contractVersion(),
            offer.vendor(),
            at);
    var fact = Facts.at(at, call, Command.DISPATCH, held.vendor(), reason);
    var event =
        new WorkOrderEvent.Dispatched(
            current.id(),
            order.line(),
            held.number(),
            held.contract(),
            held.contractVersion(),
            held.vendor(),
            call.caller().subject(),
            at,
            call.now());
    var dispatched = order.with(order.life().dispatched(fact)).assigned(held);
    return Change.to(dispatched).announcing(event).because(reason);
  }

  /** Offered to several vendors, which are told of it: the first to take it has it. */
  static Change<WorkOrder> offered(
      Call call, WorkOrder order, List<Offer> offers, @Nullable String reason) {
    var at = order.noEarlier(call.now());
    var by = call.caller().subject();
    var fact = new OrderFact(OrderFact.Type.OFFERED, at, by, reason, null, null, null, call.now());
    var notices =
        offers.stream()
            .map(offer -> notice("vendor:" + offer.vendor(), "notice.job-offered", order))
            .toArray(Notice[]::new);
    return Change.to(order.offered(fact, offers)).noting(notices).because(reason);
  }

  static Notice newJob(WorkOrder order, String vendor) {
    return notice("vendor:" + vendor, "notice.new-job", order);
  }

  static Notice notice(String recipient, String key, WorkOrder order) {
    return new Notice(recipient, key, Map.of("order", order.number(), "line", order.line()));
  }
}
