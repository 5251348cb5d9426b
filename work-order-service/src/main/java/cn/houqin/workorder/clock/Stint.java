package cn.houqin.workorder.clock;

/**
 * A stretch in which one vendor has the order: dispatched again to the same vendor, the clocks go
 * on. Facts are named by their index in the history.
 *
 * @param number 1, 2, ... of the order
 * @param assignment the one it began with
 * @param begin the fact it began with
 * @param end the fact that ended it; the number of facts while it lasts
 * @param declinedAt the first decline in it; -1 if there is none
 */
record Stint(int number, Assignment assignment, int begin, int end, Ending ending, int declinedAt) {

  /** How the vendor lost the order. */
  enum Ending {
    NONE,
    DECLINED,
    SUSPENDED,
    /** Went to another vendor, for silence or otherwise. */
    MOVED,
    /** Rejected, cancelled or transferred. */
    BROKEN_OFF,
    /** The order got a priority that has no such target. */
    UNTARGETED
  }

  Stint ended(int index, Ending how) {
    var firstDecline = how == Ending.DECLINED && declinedAt < 0 ? index : declinedAt;
    return new Stint(number, assignment, begin, index, how, firstDecline);
  }

  /** Dispatched again to the same vendor after a decline. */
  Stint takenUpAgain(int facts) {
    return new Stint(number, assignment, begin, facts, Ending.NONE, declinedAt);
  }

  /** Where a clock of this kind is cut off: a decline decides RESPOND for good. */
  Cut cut(ClockKind kind) {
    return kind == ClockKind.RESPOND && declinedAt >= 0
        ? new Cut(declinedAt, Ending.DECLINED)
        : new Cut(end, ending);
  }

  /** The end of a clock that was not stopped. */
  record Cut(int index, Ending ending) {

    Cut orUntargetedAt(int other) {
      return other < index ? new Cut(other, Ending.UNTARGETED) : this;
    }
  }
}
