package cn.houqin.workorder.job;

import org.jspecify.annotations.Nullable;

/**
 * Who bears what the parts of an order cost. A contract with a parts threshold includes parts up to
 * it in its fee, what is above it the hospital pays by the contract; without one the fee bears what
 * the vendor brings, and the department of the place what the hospital's stores give.
 *
 * @param includedFen in the contract's fee
 * @param payableFen of what the hospital bears by the contract, what it still owes the vendor: the
 *     parts that the vendor brought, above the threshold; those of the hospital's own stores it has
 *     paid for already. Null where it was settled before anybody said whose the parts were
 */
public record Charge(
    long costFen,
    long includedFen,
    long contractFen,
    long departmentFen,
    @Nullable Long payableFen) {

  /** What the parts cost, by where they came from. */
  public record Cost(long storesFen, long vendorFen) {

    private long fen() {
      return storesFen + vendorFen;
    }
  }

  /**
   * @param thresholdFen of the contract; null if it has none
   */
  public static Charge of(Cost cost, @Nullable Long thresholdFen) {
    if (thresholdFen == null) {
      return new Charge(cost.fen(), cost.vendorFen(), 0, cost.storesFen(), 0L);
    }
    var included = Math.min(cost.fen(), thresholdFen);
    var above = cost.fen() - included;
    var payable = Math.max(0, above - cost.storesFen());
    return new Charge(cost.fen(), included, above, 0, payable);
  }
}
