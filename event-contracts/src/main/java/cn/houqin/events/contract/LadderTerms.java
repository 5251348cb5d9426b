package cn.houqin.events.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from final scores and events, step by step (domain 3.6).
 *
 * @param confirmFrom the step from which on a person confirms; null where a person confirms all
 */
public record LadderTerms(@Nullable String confirmFrom, List<Rule> rules) {

  /**
   * When something follows, and what.
   *
   * @param rule its name, unique within the ladder
   * @param breach what is broken; rules with the same one are the same breach, a month or event
   *     counts once in each; null where the rule is a breach of its own
   */
  public record Rule(String rule, @Nullable String breach, When when, Then then) {}

  /**
   * What must come together.
   *
   * @param on SCORE_BELOW, SCORE_AT_LEAST, GRADE, EVENT, or REPEATED: the same breach again
   * @param score two decimals at most (SCORE_BELOW, SCORE_AT_LEAST)
   * @param grades any of them (GRADE)
   * @param event INTEGRITY_BREACH, INCIDENT, INTERRUPTION or RECTIFICATION_FAILED (EVENT)
   * @param after the step that the breach led to before (REPEATED)
   * @param times how often; null for once
   * @param withinMonths the window, the month of the last one included; for REPEATED the months
   *     since the earlier step
   * @param consecutive whether the months must follow one another
   */
  public record When(
      String on,
      @Nullable String score,
      @Nullable List<String> grades,
      @Nullable String event,
      @Nullable String after,
      @Nullable Integer times,
      @Nullable Integer withinMonths,
      @Nullable Boolean consecutive) {}

  /**
   * What follows.
   *
   * @param step TALK, RECTIFICATION_NOTICE, WARNING, FINAL_WARNING, SUSPENSION,
   *     TERMINATION_PROPOSAL or COMMENDATION
   * @param confirm whether a person confirms it, whatever the ladder says of the step
   * @param deadlineDays calendar days to rectify (RECTIFICATION_NOTICE)
   * @param scope LINE or VENDOR: whether the vendor gets no new work of the contract's line, or
   *     none at all (SUSPENSION); null for VENDOR after a breach of integrity, else LINE
   */
  public record Then(
      String step,
      @Nullable Boolean confirm,
      @Nullable Integer deadlineDays,
      @Nullable String scope) {

    /** What follows, as wide as is usual. */
    public Then(String step, @Nullable Boolean confirm, @Nullable Integer deadlineDays) {
      this(step, confirm, deadlineDays, null);
    }
  }
}
