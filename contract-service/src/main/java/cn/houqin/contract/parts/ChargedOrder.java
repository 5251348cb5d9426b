package cn.houqin.contract.parts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts an order used, once it has ended, and who bears them.
 *
 * @param occurredAt when the order ended, which decides the month
 * @param includedFen in the contract's fee, up to its parts threshold
 * @param parts of the hospital's own stores, which it has paid for already
 * @param contractFen above the threshold: the hospital bears it by the contract
 * @param supplied brought by the vendor itself, as it declared
 * @param payableFen what the vendor is owed of it; null where nobody said whose the parts were, and
 *     then nothing is paid
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
    long contractFen,
    @Nullable List<SuppliedPart> supplied,
    @Nullable Long payableFen) {

  /** A material that was used; the quantity is a decimal string in its unit. */
  record UsedPart(String material, String store, String quantity, long costFen) {}

  /** A part in the vendor's words, at what it says that it cost. */
  record SuppliedPart(String name, String quantity, long costFen) {}
}
