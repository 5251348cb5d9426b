package cn.houqin.inventory.book;

import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Moving-average cost. The value on hand is whole fen. What comes in at a price adds quantity x
 * unit cost; what goes out, or comes in without a price, moves value x quantity / on hand, both
 * rounded HALF_UP to a fen, once per movement; the last to leave takes all that is left. So the
 * values of the movements always sum to the value on hand. With nothing on hand the last average
 * counts.
 */
public final class Cost {

  /** 100 billion yuan: below it the store's 34 digits are exact. */
  private static final BigDecimal MOST = BigDecimal.TEN.pow(13);

  private Cost() {}

  /** The value of a quantity at a unit cost in fen, itself with up to 6 decimals. */
  public static @Nullable Long at(@Nullable BigDecimal unitCostFen, BigDecimal quantity) {
    if (unitCostFen == null) {
      return null;
    }
    var value = unitCostFen.multiply(quantity).setScale(0, RoundingMode.HALF_UP);
    if (value.compareTo(MOST) > 0) {
      throw Invalid.field(
          "/unitCostFen", "value-at-most", unitCostFen.toPlainString(), MOST.toPlainString());
    }
    return value.longValueExact();
  }
}
