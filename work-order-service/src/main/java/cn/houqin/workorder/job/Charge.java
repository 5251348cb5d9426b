package cn.houqin.workorder.job;

import org.jspecify.annotations.Nullable;

/**
 * Who bears what the parts of an order cost. A contract with a parts threshold includes parts up to
 * it in its fee, what is above it the hospital pays by the contract; without one the department of
 * the place bears it all.
 *
 * @param includedFen in the contract's fee
 */
public record Charge(long costFen, long includedFen, long contractFen, long departmentFen) {

  /**
   * @param thresholdFen of the contract; null if it has none
   */
  public static Charge of(long costFen, @Nullable Long thresholdFen) {
    if (thresholdFen == null) {
      return new Charge(costFen, 0, 0, costFen);
    }
    var included = Math.min(costFen, thresholdFen);
    return new Charge(costFen, included, costFen - included, 0);
  }
}
