package cn.houqin.contract.settlement;

import cn.houqin.contract.settlement.volume.BillableVolumes;
import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts a settlement anew by what is known now; the draft before goes into its history. */
@Component
class Redrafting {

  private final Aggregates<SettlementRecord> settlements;
  private final SettlementDrafting drafting;

  Redrafting(Aggregates<SettlementRecord> settlements, SettlementDrafting drafting) {
    this.settlements = settlements;
    this.drafting = drafting;
  }

  /**
   * The new draft.
   *
   * @param volumes in place of those before; null keeps them
   */
  Outcome<SettlementRecord> redraft(
      Call call,
      String settlement,
      @Nullable Instant asOf,
      @Nullable Map<String, List<BillableVolumes.Entry>> volumes) {
    var seen = settlements.get(call.caller(), settlement);
    var repeated = settlements.repeated(call, settlement);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    var before = seen.body().mayBeRedrafted();
    var fresh = drafting.draft(call, SettlementDrafting.again(before, asOf, volumes));
    return settlements.change(
        call,
        settlement,
        current -> {
          var body = current.body().redrafted(fresh, call.now());
          return Change.to(body)
              .announcing(
                  new SettlementEvent.Redrafted(
                      settlement,
                      body.contract(),
                      body.vendor(),
                      body.month(),
                      body.rounds().size() + 1,
                      body.result().payableFen(),
                      body.result().carryOverFen(),
                      body.digest(),
                      call.now()));
        });
  }
}
