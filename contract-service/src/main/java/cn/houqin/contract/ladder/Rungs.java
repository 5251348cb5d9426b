package cn.houqin.contract.ladder;

import java.util.List;
import java.util.Set;

/** The words a ladder is written in. */
final class Rungs {

  static final String SCORE_BELOW = "SCORE_BELOW";
  static final String SCORE_AT_LEAST = "SCORE_AT_LEAST";
  static final String GRADE = "GRADE";
  static final String EVENT = "EVENT";
  static final String REPEATED = "REPEATED";
  static final Set<String> CONDITIONS = Set.of(SCORE_BELOW, SCORE_AT_LEAST, GRADE, EVENT, REPEATED);

  static final String RECTIFICATION_FAILED = "RECTIFICATION_FAILED";
  static final Set<String> EVENTS =
      Set.of("INTEGRITY_BREACH", "INCIDENT", "INTERRUPTION", RECTIFICATION_FAILED);

  static final String SUSPENSION = "SUSPENSION";
  static final Set<String> SCOPES = Set.of("LINE", "VENDOR");
  static final String COMMENDATION = "COMMENDATION";
  static final String RECTIFICATION_NOTICE = "RECTIFICATION_NOTICE";

  /** From the mildest to the gravest; a commendation stands outside. */
  private static final List<String> STEPS =
      List.of(
          COMMENDATION,
          "TALK",
          RECTIFICATION_NOTICE,
          "WARNING",
          "FINAL_WARNING",
          SUSPENSION,
          "TERMINATION_PROPOSAL");

  private Rungs() {}

  static Set<String> steps() {
    return Set.copyOf(STEPS);
  }

  static boolean isStep(String step) {
    return STEPS.contains(step);
  }

  /** How grave a step is; below zero for what is none. */
  static int rank(String step) {
    return STEPS.indexOf(step);
  }
}
