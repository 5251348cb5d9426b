package cn.houqin.platform.audit;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.filing.Digests;
import cn.houqin.platform.time.MachineTime;

/**
 * Seals what is filed, batch by batch: writes the batch under the next number, marks its entries,
 * moves the head and announces it. Each step may be done again by anyone: the number is the claim,
 * and a batch that somebody left half done is finished before the next is begun.
 */
final class Sealer {

  private static final int LARGEST = 500;

  private final AuditTrail trail;
  private final Aggregates<Chain> chains;
  private final Digests digests;
  private final String service;

  Sealer(AuditTrail trail, Aggregates<Chain> chains, Digests digests, String service) {
    this.trail = trail;
    this.chains = chains;
    this.digests = digests;
    this.service = service;
  }

  /** Seals one batch of each hospital; false if nothing more waits. */
  boolean round() {
    var more = false;
    for (var hospital : trail.unsealedHospitals()) {
      more |= seal(hospital);
    }
    return more;
  }

  private boolean seal(String hospital) {
    var chain = chains.find(hospital, service).map(Stored::body).orElse(Chain.EMPTY);
    var begun = trail.batch(hospital, chain.number() + 1);
    var batch = begun.orElseGet(() -> next(chain, hospital));
    trail.mark(batch);
    var now = MachineTime.now();
    var call = Call.system(hospital, "audit-sealing", now);
    if (chain.number() == 0) {
      chains.create(call, service, () -> Chain.EMPTY.sealedBy(batch, service, now));
    } else {
      chains.change(call, service, stored -> stored.body().sealedBy(batch, service, now));
    }
    return begun.isPresent() || batch.entries().size() == LARGEST;
  }

  private Batch next(Chain chain, String hospital) {
    return trail.keep(Batch.after(chain, hospital, trail.unsealed(hospital, LARGEST), digests));
  }
}
