package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Postponement;
import cn.houqin.platform.aggregate.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is shown; quantities and unit prices are decimal strings.
 *
 * @param firstDeliverBy the day agreed at issue, before any postponement
 */
public record OrderView(
    String purchaseOrder,
    String number,
    String contract,
    String vendor,
    String store,
    LocalDate deliverBy,
    LocalDate firstDeliverBy,
    List<Postponement> postponements,
    OrderStatus status,
    long valueFen,
    List<OrderLine> lines,
    List<Delivery> deliveries,
    Checking.@Nullable Check check,
    @Nullable Integer contractVersion,
    @Nullable Instant issuedAt) {

  public static OrderView of(Stored<PurchaseOrder> stored) {
    var body = stored.body();
    var head = body.head();
    var issue = body.checking().issue();
    return new OrderView(
        stored.id(),
        head.number(),
        head.contract(),
        head.vendor(),
        head.store(),
        head.deliverBy(),
        head.firstDeliverBy(),
        head.postponements(),
        body.status(),
        body.valueFen(),
        body.lines(),
        body.deliveries(),
        body.checking().check(),
        issue == null ? null : issue.contractVersion(),
        issue == null ? null : issue.at());
  }
}
