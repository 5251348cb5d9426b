package cn.houqin.kpi.cockpit;

/** What the programme is measured by. */
enum Goal {
  /** Mean published total, against the baseline period. */
  QUALITY(Unit.POINTS, true, true),
  /** Share of vendors whose mean total reaches the threshold. */
  ATTAINMENT(Unit.PERCENT, false, true),
  /** Interrupted in percent of scheduled service minutes. */
  INTERRUPTION(Unit.PERCENT, false, false),
  /** Mean rating in percent of the highest. */
  SATISFACTION(Unit.PERCENT, false, true),
  /** Settled cost of a month, against the baseline period. */
  COST(Unit.FEN_PER_MONTH, true, false);

  private final Unit unit;
  private final boolean relative;
  private final boolean higherBetter;

  Goal(Unit unit, boolean relative, boolean higherBetter) {
    this.unit = unit;
    this.relative = relative;
    this.higherBetter = higherBetter;
  }

  /** In what its value is told; a path of a relative one is in percent of change. */
  enum Unit {
    POINTS,
    PERCENT,
    FEN_PER_MONTH
  }

  Unit unit() {
    return unit;
  }

  /** Whether its path says by how many percent it changes against the baseline. */
  boolean isRelative() {
    return relative;
  }

  boolean isHigherBetter() {
    return higherBetter;
  }
}
