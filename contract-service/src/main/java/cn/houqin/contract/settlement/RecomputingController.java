package cn.houqin.contract.settlement;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Computes a settlement again of what stands in it, for whoever doubts it; stores nothing. */
@RestController
class RecomputingController {

  private final Aggregates<SettlementRecord> settlements;
  private final Contracts contracts;
  private final SettlementDrafting.Computing computing;

  RecomputingController(
      Aggregates<SettlementRecord> settlements,
      Contracts contracts,
      SettlementDrafting.Computing computing) {
    this.settlements = settlements;
    this.contracts = contracts;
    this.computing = computing;
  }

  /**
   * What came of it.
   *
   * @param digest that the settlement has
   * @param recomputedDigest that it comes to now
   * @param same whether every byte is the same
   */
  record Recomputed(
      String settlement,
      String digest,
      String recomputedDigest,
      boolean same,
      Settlement recomputed) {}

  @GetMapping("/api/settlements/{settlement}/recomputation")
  @PreAuthorize(SettlementController.READERS)
  Recomputed recompute(Caller caller, @PathVariable String settlement) {
    var record = settlements.get(caller, settlement).body();
    var agreement = contracts.agreement(caller, record.contract());
    var inputs = record.inputs();
    var month = computing.month().input(caller.hospital(), agreement, record);
    var settled =
        computing
            .month()
            .settle(caller.hospital(), month, inputs.carryOverFen(), inputs.corrections());
    var digest = computing.digest().of(record.contract(), month, settled);
    return new Recomputed(
        settlement,
        record.digest(),
        digest,
        digest.equals(record.digest())
            && settled.result().equals(record.result())
            && settled.statement().equals(record.statement()),
        settled.result());
  }
}
