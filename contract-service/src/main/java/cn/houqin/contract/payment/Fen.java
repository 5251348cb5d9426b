package cn.houqin.contract.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to fen, half up, in one place. */
final class Fen {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private Fen() {}

  static long rounded(BigDecimal fen) {
    return fen.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static long percent(long fen, BigDecimal percent) {
    return BigDecimal.valueOf(fen)
        .multiply(percent)
        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** fee x days in force / days of the month. */
  static long partMonth(long fen, int daysInForce, int daysOfMonth) {
    return BigDecimal.valueOf(fen)
        .multiply(BigDecimal.valueOf(daysInForce))
        .divide(BigDecimal.valueOf(daysOfMonth), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
