package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.ceiling.Issues;
import cn.houqin.inventory.ceiling.Owner;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells ceilings whether an order was issued by its claim. */
@Component
class ClaimOwners implements Issues {

  private final Aggregates<PurchaseOrder> orders;
  private final Clock businessClock;

  ClaimOwners(Aggregates<PurchaseOrder> orders, Clock businessClock) {
    this.orders = orders;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isIssuedElseGivenUp(String hospital, Owner claim) {
    if (orders.find(hospital, claim.order()).isEmpty()) {
      return false;
    }
    var after =
        orders.change(
            Call.system(hospital, "claim-given-up", businessClock.instant()),
            claim.order(),
            current -> Change.to(next(current, claim)));
    return isIssued(after.stored(), claim);
  }

  /**
   * A claim made by that state again, after the order went on, is told once more how its lines
   * stand.
   */
  private PurchaseOrder next(Stored<PurchaseOrder> current, Owner claim) {
    if (isIssued(current, claim)) {
      return current.version() > claim.version() + 1
          ? current.body().toBeSettled(businessClock.instant())
          : current.body();
    }
    return current.version() > claim.version() ? current.body() : current.body().givingUpClaim();
  }

  private static boolean isIssued(Stored<PurchaseOrder> stored, Owner claim) {
    var issue = stored.body().checking().issue();
    return issue != null && issue.claimVersion() == claim.version();
  }
}
