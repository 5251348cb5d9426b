package cn.houqin.kpi.ladder;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ladder says follows, and from what.
 *
 * @param breach what was broken
 * @param anchor the month (yyyy-MM) or event that completed it: once each for a breach
 * @param month of the anchor
 * @param cards final cards that caused it, oldest first
 * @param events events that caused it, oldest first
 * @param earlier anchors of earlier findings of the same breach that made it graver
 */
public record Finding(
    String breach,
    String anchor,
    YearMonth month,
    Outcome outcome,
    List<FinalScore> cards,
    List<Happening> events,
    List<String> earlier) {

  /**
   * What follows.
   *
   * @param rule of the ladder that decided it
   * @param version of the contract that has the ladder
   * @param needsPerson whether a person confirms it
   * @param scope LINE or VENDOR, from which work a suspension bars; null for any other step
   */
  public record Outcome(
      Step step,
      String rule,
      int version,
      boolean needsPerson,
      @Nullable Integer deadlineDays,
      @Nullable String scope) {}

  /** One for a breach and what completed it. */
  public Key key() {
    return new Key(breach, anchor);
  }

  /** By what findings are told apart, whatever the ladder says follows. */
  public record Key(String breach, String anchor) {}
}
