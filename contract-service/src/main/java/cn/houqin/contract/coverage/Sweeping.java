package cn.houqin.contract.coverage;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;

/** Ends claims whose signing was cut off: confirmed if it was done, released if not. */
final class Sweeping {

  private Sweeping() {}

  static Change<Coverage> of(Signings signings, Stored<Coverage> stored, Call call) {
    var next = stored.body();
    for (var claim : stored.body().unconfirmed()) {
      if (claim.claimedAt().plus(Claims.PATIENCE).isAfter(call.now())) {
        return Change.to(next.sweptUntil(claim.claimedAt().plus(Claims.PATIENCE)));
      }
      next =
          signings.isSignedElseGivenUp(call, claim.contract(), claim.version())
              ? next.confirming(claim.contract(), claim.version())
              : next.releasing(claim.contract(), claim.version());
    }
    return Change.to(next.sweptUntil(null));
  }
}
