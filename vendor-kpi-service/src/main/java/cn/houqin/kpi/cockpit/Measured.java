package cn.houqin.kpi.cockpit;

import cn.houqin.kpi.scoring.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What a goal came to over some months, or why that is not known.
 *
 * @param exact null where it is not known
 * @param of how many cards, vendors or settled months it is made of; with settlements missing, how
 *     many are
 */
record Measured(@Nullable Rational exact, int of, @Nullable Why why) {

  /** Why a figure is not known. */
  enum Why {
    /** No card of the period is final and scored. */
    NO_FINAL_CARDS,
    /** No card of the period counts anything of it, or no contract was in force. */
    NO_ACTIVITY,
    /** No baseline is agreed, or it is zero. */
    NO_BASELINE,
    /** Contracts with a fee have months without a settlement the vendor confirmed. */
    SETTLEMENTS_MISSING,
    /** contract-service, which owns the money, does not answer. */
    SETTLEMENTS_UNAVAILABLE,
    /** The programme begins after the period. */
    NOT_BEGUN
  }

  static Measured of(Rational exact, int of) {
    return new Measured(exact, of, null);
  }

  static Measured not(Why why) {
    return new Measured(null, 0, why);
  }
}
