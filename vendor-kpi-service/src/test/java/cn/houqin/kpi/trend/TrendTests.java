package cn.houqin.kpi.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTests {

  private static Trend of(String... values) {
    var series = new ArrayList<Trend.Monthly>();
    for (var i = 0; i < values.length; i++) {
      series.add(new Trend.Monthly("month " + (i + 1), new BigDecimal(values[i])));
    }
    return Trend.of(series);
  }

  private static List<String> signals(Trend trend) {
    return trend.points().stream()
        .flatMap(
            point ->
                point.signals().stream()
                    .map(
                        signal ->
                            point.month()
                                + " "
                                + signal.rule()
                                + " since "
                                + signal.since()
                                + (signal.isAbove() ? " above" : " below")))
        .toList();
  }

  /** The flow rates of NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, mean range 16.9 / 9. */
  @Test
  void limitsAreThoseOfTheHandbook() {
    var trend = of("49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1");

    var limits = trend.limits();
    assertThat(limits).isNotNull();
    assertThat(limits.mean().rounded(2)).isEqualTo("50.81");
    assertThat(limits.meanRange()).hasToString("169/90");
    // 50.81 -+ 2.66 x 169/90
    assertThat(limits.lower().rounded(4)).isEqualTo("45.8151");
    assertThat(limits.upper().rounded(4)).isEqualTo("55.8049");
    assertThat(limits.upperRange().rounded(4)).isEqualTo("6.1366");
    assertThat(signals(trend)).isEmpty();
    assertThat(trend.points().get(1).range()).isEqualTo("2.0");
  }

  @Test
  void sevenMonthsHaveNoLimitsAndNoSignals() {
    var trend = of("90", "90", "90", "90", "90", "90", "10");

    assertThat(trend.limits()).isNull();
    assertThat(signals(trend)).isEmpty();
    assertThat(trend.points()).hasSize(7);
  }

  @Test
  void oneOutsideTheLimitsIsASignalAndOneOnThemIsNot() {
    // mean 86.25, mean range 15: from 46.35 on
    assertThat(signals(of("99", "98", "99", "98", "99", "98", "99", "0")))
        .containsExactly("month 8 OUTSIDE_LIMITS since month 8 below");
    assertThat(signals(of("5", "5", "5", "5", "5", "5", "5", "5"))).isEmpty();
  }

  @Test
  void eightInARowOnOneSideAreASignalAndSevenAreNot() {
    var eight =
        new String[] {
          "90", "70", "89", "71", "88", "72", "87", "73", "81", "81", "81", "81", "81", "81", "81",
          "81"
        };
    assertThat(signals(of(eight))).containsExactly("month 16 RUN_OF_EIGHT since month 9 above");
    var broken = eight.clone();
    broken[12] = "70";
    assertThat(signals(of(broken))).isEmpty();
  }
}
