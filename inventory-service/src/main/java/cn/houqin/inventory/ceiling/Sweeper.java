package cn.houqin.inventory.ceiling;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.time.MachineTime;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Ends claims whose issue was cut off: confirmed if it was done; if not, the order's stored version
 * is raised, so that a late issue fails, and only then is the claim released. By the machine's
 * time, in every instance; done twice it changes nothing.
 */
@Component
class Sweeper {

  private static final int AT_ONCE = 100;

  private final Aggregates<Ceiling> ceilings;
  private final Claims claims;
  private final Issues issues;

  Sweeper(Aggregates<Ceiling> ceilings, Claims claims, Issues issues) {
    this.ceilings = ceilings;
    this.claims = claims;
    this.issues = issues;
  }

  /** True if there may be more overdue now. */
  boolean round() {
    return sweep(MachineTime.now()) == AT_ONCE;
  }

  int sweep(Instant machineNow) {
    var due = ceilings.due(machineNow, AT_ONCE);
    due.forEach(stored -> sweep(stored, machineNow));
    return due.size();
  }

  private void sweep(Stored<Ceiling> stored, Instant machineNow) {
    for (var owner : stored.body().overdue(machineNow)) {
      var isIssued = issues.isIssuedElseGivenUp(stored.hospital(), owner);
      claims.settle(stored.hospital(), owner, stored.id(), isIssued);
    }
  }
}
