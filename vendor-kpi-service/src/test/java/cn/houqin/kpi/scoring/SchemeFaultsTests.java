package cn.houqin.kpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.scoring.ScoringRule.Band;
import cn.houqin.kpi.scoring.ScoringRule.RaterNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemeFaultsTests {

  private static final Reach SHARE = new Reach(BigDecimal.ZERO, BigDecimal.ONE);

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static Scheme.Indicator indicator(String code, ScoringRule rule) {
    return new Scheme.Indicator(code, n("100"), n("100"), rule);
  }

  /** One indicator, and grades that are in order. */
  private static List<String> faults(Scheme.Indicator indicator) {
    return faults(
        indicator,
        List.of(new Scheme.GradeBand(null, "FAIL"), new Scheme.GradeBand(n("60"), "PASS")));
  }

  private static List<String> faults(Scheme.Indicator indicator, List<Scheme.GradeBand> grades) {
    var scheme =
        new Scheme(
            List.of(new Scheme.Dimension("D", n("100"), List.of(indicator))),
            Scheme.Total.CAPPED,
            null,
            null,
            grades);
    return SchemeFaults.of(
            scheme, code -> code.equals("SHARE") ? Optional.of(SHARE) : Optional.empty())
        .stream()
        .map(fault -> fault.pointer() + " " + fault.rule() + " " + fault.value())
        .toList();
  }

  private static final String RULE = "/dimensions/0/indicators/0/rule";

  @Test
  void aTargetThatNoValueAttainsIsRefusedInEitherDirection() {
    assertThat(faults(indicator("SHARE", new ScoringRule.Linear(n("80"), n("100"))))).isEmpty();
    assertThat(faults(indicator("SHARE", new ScoringRule.Linear(n("80"), n("100.1")))))
        .containsExactly(RULE + "/target reachable 100.1");
    assertThat(faults(indicator("SHARE", new ScoringRule.Linear(n("3"), n("-1")))))
        .containsExactly(RULE + "/target reachable -1");
    assertThat(faults(indicator("SHARE", new ScoringRule.Linear(n("3"), n("3.00")))))
        .containsExactly(RULE + "/target not-the-floor 3.00");
  }

  @Test
  void bandsThatOverlapOrThatNothingReachesAreRefused() {
    var bands =
        new ScoringRule.Bands(
            List.of(
                new Band(null, n("0")),
                new Band(n("0"), n("10")),
                new Band(n("90"), n("50")),
                new Band(n("80"), n("60")),
                new Band(n("101"), n("100"))));

    assertThat(faults(indicator("SHARE", bands)))
        .containsExactly(
            RULE + "/bands/1/from reachable 0",
            RULE + "/bands/3/from ascending 80",
            RULE + "/bands/4/from reachable 101");
  }

  @Test
  void gradesOfACappedTotalLieWithinItAndLeaveNoGap() {
    var fine = indicator("SHARE", new ScoringRule.Linear(n("80"), n("100")));

    assertThat(
            faults(
                fine,
                List.of(
                    new Scheme.GradeBand(n("10"), "FAIL"),
                    new Scheme.GradeBand(n("60"), " "),
                    new Scheme.GradeBand(n("100.5"), "BEST"))))
        .containsExactly(
            "/grades/0/from only-the-first-is-open 10",
            "/grades/2/from reachable 100.5",
            "/grades/1/grade required  ");
  }

  @Test
  void aTreeOfRatersIsCheckedDownToItsLeaves() {
    var tree =
        new RaterNode(
            n("100"),
            null,
            List.of(
                new RaterNode(n("60"), "LI", null),
                new RaterNode(n("30"), null, List.of()),
                new RaterNode(n("0"), "LI", List.of(new RaterNode(n("100"), " ", null)))));

    assertThat(faults(indicator("OPINION", new ScoringRule.Raters(tree))))
        .containsExactly(
            RULE + "/tree/raters weights-sum-to-100 90",
            RULE + "/tree/raters/1/raters not-empty []",
            RULE + "/tree/raters/2/weight above-zero 0",
            RULE + "/tree/raters/2 rater-or-raters LI",
            RULE + "/tree/raters/2/rater unique LI",
            RULE + "/tree/raters/2/raters/0/rater required  ");
  }

  @Test
  void whatPeopleRateIsNoMeasuredIndicator() {
    var rated = new ScoringRule.Raters(new RaterNode(n("100"), "LI", null));

    assertThat(faults(indicator("SHARE", rated)))
        .containsExactly("/dimensions/0/indicators/0/code measured-already SHARE");
    assertThat(faults(indicator("OTHER", new ScoringRule.Add(n("1"), n("1")))))
        .containsExactly("/dimensions/0/indicators/0/code known-indicator OTHER");
  }
}
