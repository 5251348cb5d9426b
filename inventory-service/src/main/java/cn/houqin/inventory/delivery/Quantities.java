package cn.houqin.inventory.delivery;

import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.List;

/** Quantities as the ledger can keep them: not negative, with at most 6 decimals. */
final class Quantities {

  private static final int DECIMALS = 6;

  private Quantities() {}

  static void check(List<FieldError> faults, String at, BigDecimal quantity) {
    if (quantity.signum() < 0) {
      faults.add(FieldError.of(at, "not-negative", quantity.toPlainString()));
    }
    if (quantity.stripTrailingZeros().scale() > DECIMALS) {
      faults.add(FieldError.of(at, "decimals", quantity.toPlainString(), DECIMALS));
    }
  }
}
