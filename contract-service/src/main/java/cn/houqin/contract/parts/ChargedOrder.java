package cn.houqin.contract.parts;

import java.time.Instant;
import java.util.List;

/**
 * The parts an order used, once it has ended, and who bears them.
 *
 * @param occurredAt when the order ended, which decides the month
 * @param includedFen in the contract's fee, up to its parts threshold
 * @param contractFen above the threshold: the hospital pays it by the contract
 */
record ChargedOrder(
    String contract,
    int contractVersion,
    String vendor,
    String line,
    String workOrder,
    Instant occurredAt,
    List<UsedPart> parts,
    long costFen,
    long includedFen,
    long contractFen) {

  /** A material that was used; the quantity is a decimal string in its unit. */
  record UsedPart(String material, String store, String quantity, long costFen) {}
}
