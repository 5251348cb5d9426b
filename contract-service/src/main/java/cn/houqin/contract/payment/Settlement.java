package cn.houqin.contract.payment;

import java.util.List;

/**
 * What a month comes to.
 *
 * @param payableFen never below zero; the rest carries over
 */
public record Settlement(
    List<Line> lines, List<Row> contractRows, long payableFen, long carryOverFen) {

  /** What the month comes to before it is held to zero; a later correction is measured by it. */
  public long netFen() {
    return payableFen - carryOverFen;
  }

  /**
   * A line's part.
   *
   * @param grossFen fee and volumes
   * @param deductedFen after both caps
   * @param unscored the card had no score: nothing was deducted for it and a person looks
   */
  public record Line(
      String line,
      long grossFen,
      long deductedFen,
      List<Row> rows,
      List<LeftOut> leftOut,
      boolean unscored) {}

  /**
   * One amount; deductions negative, volumes, give-backs and bonus positive.
   *
   * @param how the formula it was made by, with its numbers, in words
   * @param evidence what it was made of: ids of failures, a scorecard, refs of rows, lines or
   *     months
   */
  public record Row(Kind kind, String ref, long fen, String how, List<String> evidence) {

    /** What a row is. */
    public enum Kind {
      VOLUME,
      SCORE,
      AVAILABILITY,
      POINTS,
      LINE_CAP,
      CONTRACT_CAP,
      MISREPORTING,
      BONUS,
      CARRY_OVER,
      CORRECTION,
      /** Stands beside a settlement, not in it. */
      RETENTION
    }
  }

  /** A failure that costs nothing, and why. */
  public record LeftOut(String ref, Reason reason) {

    /** Why a failure costs nothing, in the order in which it is asked. */
    public enum Reason {
      OTHER_MONTH,
      WAIVED,
      RECTIFIED,
      MADE_SAFE,
      PENDING,
      NOT_COSTLIEST
    }
  }
}
