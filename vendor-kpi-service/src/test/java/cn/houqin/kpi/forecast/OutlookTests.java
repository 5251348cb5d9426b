package cn.houqin.kpi.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.scoring.Scoring;
import cn.houqin.kpi.scoring.ScoringRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares in time of a month, with a floor of 80 and a target of 95 percent. */
class OutlookTests {

  private static final Scheme SCHEME = scheme("80", "95");
  private static final Rational HALF = Rational.of(1).over(Rational.of(2));

  private static Scheme scheme(String floor, String target) {
    var rule = new ScoringRule.Linear(new BigDecimal(floor), new BigDecimal(target));
    var indicator = new Scheme.Indicator("IN_TIME", new BigDecimal(100), new BigDecimal(100), rule);
    return new Scheme(
        List.of(new Scheme.Dimension("D", new BigDecimal(100), List.of(indicator))),
        Scheme.Total.RAW,
        null,
        null,
        List.of(new Scheme.GradeBand(null, "ANY")));
  }

  private static List<ScoreInput.Observation> met(int met, int of) {
    return List.of(
        new ScoreInput.Observation(
            "sum", "IN_TIME", BigDecimal.valueOf(met), BigDecimal.valueOf(of), of));
  }

  private static Outlook outlook(
      Scheme scheme,
      Rational remaining,
      List<ScoreInput.Observation> soFar,
      List<List<ScoreInput.Observation>> past) {
    return Outlook.of(
        new Outlook.Known(scheme, soFar, remaining),
        past,
        figures -> Scoring.compute(new ScoreInput(scheme, figures, Map.of(), List.of())));
  }

  /** 45 of 50 so far; half of the mean of 80, 90 and 100 of 100 is still to come. */
  @Test
  void blendsTheMonthSoFarWithTheShareThatRemains() {
    var outlook =
        outlook(SCHEME, HALF, met(45, 50), List.of(met(80, 100), met(90, 100), met(100, 100)));

    // (45 + 45) / 100; lowest (45 + 40) / 100; highest (45 + 50) / 100
    var value = outlook.indicators().getFirst().value();
    assertThat(value)
        .isEqualTo(
            new Outlook.Span(
                new BigDecimal("90.0000"), new BigDecimal("85.0000"), new BigDecimal("95.0000")));
    // (90 - 80) / 15, (85 - 80) / 15, all of it
    assertThat(outlook.total())
        .isEqualTo(
            new Outlook.Span(
                new BigDecimal("66.67"), new BigDecimal("33.33"), new BigDecimal("100.00")));
    assertThat(outlook.indicators().getFirst().risk()).isEqualTo(Outlook.Risk.AT_RISK);
  }

  @Test
  void isCertainOnceNothingRemains() {
    var outlook = outlook(SCHEME, Rational.ZERO, met(48, 50), List.of(met(0, 100), met(100, 100)));

    assertThat(outlook.indicators().getFirst().value())
        .isEqualTo(
            new Outlook.Span(
                new BigDecimal("96.0000"), new BigDecimal("96.0000"), new BigDecimal("96.0000")));
    assertThat(outlook.indicators().getFirst().risk()).isEqualTo(Outlook.Risk.ON_TRACK);
  }

  @Test
  void isUnsureWhereOnlyTheWorstMonthMissesTheTarget() {
    var outlook =
        outlook(SCHEME, HALF, met(50, 50), List.of(met(100, 100), met(100, 100), met(80, 100)));

    assertThat(outlook.indicators().getFirst().risk()).isEqualTo(Outlook.Risk.UNSURE);
  }

  @Test
  void seesARiskAboveTheTargetWhereLowerIsBetter() {
    var lower = scheme("20", "5");

    assertThat(
            outlook(lower, HALF, met(5, 50), List.of(met(10, 100))).indicators().getFirst().risk())
        .isEqualTo(Outlook.Risk.AT_RISK);
    assertThat(
            outlook(lower, HALF, met(1, 50), List.of(met(1, 100))).indicators().getFirst().risk())
        .isEqualTo(Outlook.Risk.ON_TRACK);
  }

  @Test
  void hasNothingToSayWithoutActivity() {
    var outlook = outlook(SCHEME, HALF, List.of(), List.of(List.of(), List.of()));

    assertThat(outlook.total()).isNull();
    assertThat(outlook.indicators().getFirst().risk()).isEqualTo(Outlook.Risk.NONE);
  }
}
