package cn.houqin.kpi.ladder;

import static cn.houqin.kpi.ladder.Ladders.DOMAIN;
import static cn.houqin.kpi.ladder.Ladders.always;
import static cn.houqin.kpi.ladder.Ladders.found;
import static cn.houqin.kpi.ladder.Ladders.happening;
import static cn.houqin.kpi.ladder.Ladders.ladder;
import static cn.houqin.kpi.ladder.Ladders.months;
import static cn.houqin.kpi.ladder.Ladders.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from which months, by the domain's example and by others. */
class EvaluatingLaddersTests {

  @ParameterizedTest
  @CsvSource({
    // from, totals, findings separated by a bar; ? no final card, - no activity
    "2026-01, 60 80 90.99, ''",
    "2026-01, 59.99, 2026-01 RECTIFICATION_NOTICE very-low",
    "2026-01, 79.99 79.99, 2026-02 WARNING low-running",
    "2026-01, 80 79.99 80 79.99 80, ''",
    // over a year's end, and a window that is one month too long
    "2025-12, 70 70, 2026-01 WARNING low-running",
    "2025-06, 70 90 90 90 90 70 90 90 90 90 90 70, 2026-05 WARNING low-often",
    "2025-06, 70 90 90 90 90 70 90 90 90 90 90 90 70, ''",
    // a month without a final card or without activity is no month below 80
    "2026-01, 70 ? 70, ''",
    "2026-01, 70 - 70, ''",
    "2026-01, 70 ? 70 - 70, 2026-05 WARNING low-often",
    // the same again: a month counts once; within 12 months, then within 6
    "2026-01, 70 70 70, 2026-02 WARNING low-running",
    "2026-01, 70 70 70 70, 2026-02 WARNING low-running|2026-04 FINAL_WARNING again",
    "2026-01, 70 70 70 70 70 70, "
        + "2026-02 WARNING low-running|2026-04 FINAL_WARNING again|2026-06 TERMINATION_PROPOSAL again-after-final",
    "2025-01, 70 70 90 90 90 90 90 90 90 90 90 90 70 70, "
        + "2025-02 WARNING low-running|2026-02 FINAL_WARNING again",
    "2025-01, 70 70 90 90 90 90 90 90 90 90 90 90 90 70 70, "
        + "2025-02 WARNING low-running|2026-03 WARNING low-running",
    "2026-01, 91 91 91, 2026-03 COMMENDATION excellent",
    "2026-01, 91 90.99 91 91 91 91, 2026-05 COMMENDATION excellent",
    "2026-01, 91 91 91 91 91 91, 2026-03 COMMENDATION excellent|2026-06 COMMENDATION excellent",
    "2026-01, 91 91 ? 91, ''",
    "2026-01, 55 70, 2026-01 RECTIFICATION_NOTICE very-low|2026-02 WARNING low-running"
  })
  void findsWhatTheDomainSays(String from, String totals, String expected) {
    assertThat(String.join("|", found(from, totals))).isEqualTo(expected);
  }

  @Test
  void aMonthWithoutActivityDoesNotEndARunThatHasRoomForIt() {
    var roomy =
        always(
            """
            {"rules": [{"rule": "low", "when": {"on": "SCORE_BELOW", "score": "80", "times": 2,
              "withinMonths": 3, "consecutive": true}, "then": {"step": "WARNING"}}]}
            """);

    assertThat(told(Evaluation.of(months("2026-01", "70 - 70"), List.of(), roomy, Set.of())))
        .containsExactly("2026-03 WARNING low");
    assertThat(Evaluation.of(months("2026-01", "70 ? 70"), List.of(), roomy, Set.of())).isEmpty();
    assertThat(Evaluation.of(months("2026-01", "70 85 70"), List.of(), roomy, Set.of())).isEmpty();
  }

  @Test
  void tellsTheCardsThatCausedItAndWhatMadeItGraver() {
    var findings =
        Evaluation.of(months("2026-01", "70 70 71 72"), List.of(), always(DOMAIN), Set.of());

    assertThat(findings.getLast().cards())
        .extracting(FinalScore::scorecard)
        .containsExactly("C~L~2026-03", "C~L~2026-04");
    assertThat(findings.getLast().earlier()).containsExactly("2026-02");
    assertThat(findings.getLast().outcome().needsPerson()).isTrue();
  }

  @Test
  void whatWasSetAsideMakesNothingGraver() {
    var dismissed = Set.of(new Finding.Key("low", "2026-02"));

    assertThat(
            told(
                Evaluation.of(
                    months("2026-01", "70 70 70 70"), List.of(), always(DOMAIN), dismissed)))
        .containsExactly("2026-02 WARNING low-running", "2026-04 WARNING low-running");
  }

  @Test
  void anIntegrityBreachSuspendsWithoutAPersonAndAFailedRectificationWarns() {
    var findings =
        Evaluation.of(
            months("2026-01", "90 90"),
            List.of(
                happening("r2", "RECTIFICATION_FAILED", "2026-12-31"),
                happening("i1", "INTEGRITY_BREACH", "2026-01-15"),
                happening("r1", "RECTIFICATION_FAILED", "2026-02-03"),
                happening("x", "INCIDENT", "2026-02-03")),
            always(DOMAIN),
            Set.of());

    assertThat(told(findings))
        .containsExactly(
            "i1 SUSPENSION integrity", "r1 WARNING not-rectified", "r2 FINAL_WARNING again");
    assertThat(findings.getFirst().outcome().needsPerson()).isFalse();
  }

  @Test
  void eventsCountWithinAWindowOfMonthsDayByDay() {
    var thrice =
        always(
            """
            {"rules": [{"rule": "stops", "when": {"on": "EVENT", "event": "INTERRUPTION", "times": 3,
              "withinMonths": 2}, "then": {"step": "WARNING"}}]}
            """);
    var early = happening("a", "INTERRUPTION", "2025-12-10");

    assertThat(events(thrice, early, "2026-01-05", "2026-02-09"))
        .containsExactly("e2026-02-09 WARNING stops");
    assertThat(events(thrice, early, "2026-01-05", "2026-02-10")).isEmpty();
  }

  private static List<String> events(
      java.util.function.Function<LocalDate, Optional<Ladder>> ladder,
      Happening first,
      String... days) {
    var all = new java.util.ArrayList<>(List.of(first));
    for (var day : days) {
      all.add(happening("e" + day, "INTERRUPTION", day));
    }
    return told(Evaluation.of(List.of(), all, ladder, Set.of()));
  }

  @Test
  void eachMonthIsJudgedByTheLadderThenInForce() {
    var strict =
        ladder(
            """
            {"rules": [{"rule": "strict", "when": {"on": "SCORE_BELOW", "score": "95"},
              "then": {"step": "TALK"}}]}
            """);
    var turn = LocalDate.parse("2026-03-01");

    assertThat(
            told(
                Evaluation.of(
                    months("2026-01", "90 90 90"),
                    List.of(),
                    day -> day.isBefore(turn) ? Optional.empty() : Optional.of(strict),
                    Set.of())))
        .containsExactly("2026-03 TALK strict");
  }

  @Test
  void theGravestRuleOfABreachDecides() {
    var both =
        always(
            """
            {"rules": [
              {"rule": "mild", "breach": "b", "when": {"on": "SCORE_BELOW", "score": "80"},
               "then": {"step": "TALK"}},
              {"rule": "grave", "breach": "b", "when": {"on": "GRADE", "grades": ["FAIL"]},
               "then": {"step": "FINAL_WARNING"}}]}
            """);
    var failed =
        new FinalScore(
            "C~L~2026-01",
            java.time.YearMonth.parse("2026-01"),
            1,
            new java.math.BigDecimal("50.00"),
            "FAIL");

    assertThat(told(Evaluation.of(List.of(failed), List.of(), both, Set.of())))
        .containsExactly("2026-01 FINAL_WARNING grave");
  }
}
