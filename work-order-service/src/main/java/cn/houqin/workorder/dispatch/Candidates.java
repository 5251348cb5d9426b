package cn.houqin.workorder.dispatch;

import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.Covers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may have an order. */
@Component
class Candidates {

  private final Covers covers;

  Candidates(Covers covers) {
    this.covers = covers;
  }

  /** The contracts that cover it and may be given work now, the main vendor's first. */
  List<Cover> covering(Call call, WorkOrder order) {
    var place = new CoverageLookup.Place(order.line(), order.request().place().path());
    return covers.live(call.hospital(), place, order.requestedAt(), call.now());
  }

  List<Offer> of(Call call, WorkOrder order) {
    return covering(call, order).stream().map(Assigning::offer).toList();
  }

  /** Offers of an order to vendors that were suspended meanwhile, or under such contracts. */
  List<Offer> takenAway(String hospital, WorkOrder order) {
    return order.holding().offers().stream()
        .filter(
            offer -> covers.isTakenAway(hospital, offer.contract(), offer.vendor(), order.line()))
        .toList();
  }

  /** Whether all who have it or are asked were suspended, or their contracts. */
  boolean isTakenFromAll(String hospital, WorkOrder order) {
    var offers = order.holding().offers();
    var vendor = order.vendor();
    return vendor == null
        ? !offers.isEmpty() && takenAway(hospital, order).size() == offers.size()
        : !order.assignments().isEmpty()
            && covers.isTakenAway(
                hospital, order.assignments().getLast().contract(), vendor, order.line());
  }
}
