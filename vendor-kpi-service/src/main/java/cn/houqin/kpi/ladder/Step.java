package cn.houqin.kpi.ladder;

/** What may follow, from the mildest to the gravest; a commendation stands outside. */
public enum Step {
  COMMENDATION,
  TALK,
  RECTIFICATION_NOTICE,
  WARNING,
  FINAL_WARNING,
  SUSPENSION,
  TERMINATION_PROPOSAL;

  /** Whether this is at least as grave as another. */
  public boolean reaches(Step other) {
    return compareTo(other) >= 0;
  }
}
