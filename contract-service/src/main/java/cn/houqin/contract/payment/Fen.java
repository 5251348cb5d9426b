package cn.houqin.contract.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/** Arithmetic in fen: rounded half up in one place, refused where a sum outgrows a long. */
final class Fen {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private Fen() {}

  static long rounded(BigDecimal fen) {
    return fen.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static long times(BigDecimal count, long fenEach) {
    return rounded(count.multiply(BigDecimal.valueOf(fenEach)));
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

  static long sum(LongStream fen) {
    return fen.reduce(0, Math::addExact);
  }
}
