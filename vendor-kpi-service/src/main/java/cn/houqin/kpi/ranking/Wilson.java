package cn.houqin.kpi.ranking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The score interval of a proportion at 95 percent (E. B. Wilson, JASA 22, 1927; R. G. Newcombe,
 * Statistics in Medicine 17, 1998, method 3), which is sound for few trials and near 0 and 1.
 */
final class Wilson {

  static final String METHOD = "WILSON_95";

  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final int DECIMALS = 4;

  /** The 97.5 percent point of the normal distribution. */
  private static final BigDecimal Z = new BigDecimal("1.959963984540054");

  private static final BigDecimal Z2 = Z.multiply(Z, DIGITS);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);

  private Wilson() {}

  /** Between which values the true proportion lies, times the indicator's factor. */
  record Interval(String method, BigDecimal lower, BigDecimal upper) {}

  /** Null where these are no trials: not whole, none, or more successes than trials. */
  static @Nullable Interval of(BigDecimal successes, BigDecimal trials, BigDecimal factor) {
    if (!isWhole(successes)
        || !isWhole(trials)
        || trials.signum() <= 0
        || successes.signum() < 0
        || successes.compareTo(trials) > 0) {
      return null;
    }
    var share = successes.divide(trials, DIGITS);
    var whole = BigDecimal.ONE.add(Z2.divide(trials, DIGITS));
    var centre = share.add(Z2.divide(trials.multiply(TWO), DIGITS)).divide(whole, DIGITS);
    var spread =
        share
            .multiply(BigDecimal.ONE.subtract(share))
            .divide(trials, DIGITS)
            .add(Z2.divide(trials.multiply(trials).multiply(FOUR), DIGITS))
            .sqrt(DIGITS);
    var half = Z.multiply(spread, DIGITS).divide(whole, DIGITS);
    return new Interval(
        METHOD,
        shown(centre.subtract(half).max(BigDecimal.ZERO), factor),
        shown(centre.add(half).min(BigDecimal.ONE), factor));
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static BigDecimal shown(BigDecimal share, BigDecimal factor) {
    return share.multiply(factor).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
