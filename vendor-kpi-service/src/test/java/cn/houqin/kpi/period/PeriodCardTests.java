package cn.houqin.kpi.period;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.period.PeriodSettings.Divisor;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeriodCardTests {

  private static PeriodCard.Month month(int month, String stage, String total) {
    return new PeriodCard.Month(
        YearMonth.of(2026, month), stage, total == null ? null : new BigDecimal(total));
  }

  private static PeriodCard of(
      String period, Divisor divisor, String weights, PeriodCard.Month... months) {
    var weighing =
        Stream.of(weights.split(" ")).filter(one -> !one.isEmpty()).map(BigDecimal::new).toList();
    return PeriodCard.of(
        new PeriodCard.Subject("HT-1", "CLEANING", "V"),
        Period.parse(period),
        Arrays.asList(months),
        new PeriodCard.Rule(
            divisor,
            weighing,
            total -> total.compareTo(new BigDecimal("90")) < 0 ? "GOOD" : "EXCELLENT"));
  }

  /** (88.10 + 92.15) / 2 = 90.125, shown 90.13; a month without activity does not count. */
  @Test
  void theMeanIsOverTheScoredMonthsAndNamesTheUnfinishedOnes() {
    var card =
        of(
            "2026",
            Divisor.SCORED,
            "",
            month(1, "FINAL", "88.10"),
            month(2, "FINAL", null),
            month(3, "PUBLISHED", null),
            month(4, "FINAL", "92.15"),
            month(5, "OPEN", null));

    assertThat(card.mean().sum()).isEqualByComparingTo("180.25");
    assertThat(card.mean().dividedBy()).isEqualTo(2);
    assertThat(card.mean().total()).isEqualTo(new BigDecimal("90.13"));
    assertThat(card.mean().grade()).isEqualTo("EXCELLENT");
    assertThat(card.scored()).isEqualTo(2);
    assertThat(card.unfinished()).containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 5));
    assertThat(card.weighted()).isNull();
  }

  /** By the other setting 180 / 12 = 15. */
  @Test
  void aYearMayBeDividedByTwelveInstead() {
    var card = of("2026", Divisor.ALL, "", month(1, "FINAL", "88.00"), month(2, "FINAL", "92.00"));

    assertThat(card.mean().dividedBy()).isEqualTo(12);
    assertThat(card.mean().total()).isEqualTo(new BigDecimal("15.00"));
  }

  /** 20 x 80 + 30 x 90 over 50 = 86: the third month leaves its 50 to the others. */
  @Test
  void aQuarterByWeightsSharesOutWhatWasNotScored() {
    var card =
        of(
            "2026-Q3",
            Divisor.SCORED,
            "20 30 50",
            month(7, "FINAL", "80.00"),
            month(8, "FINAL", "90.00"),
            month(9, "CLOSED", null));

    assertThat(card.weighted().total()).isEqualTo(new BigDecimal("86.00"));
    assertThat(card.weighted().parts()).hasSize(2);
    assertThat(card.mean().total()).isEqualTo(new BigDecimal("85.00"));
  }

  /** First quarter (80 + 90) / 2 = 85, third 95; (10 x 85 + 40 x 95) / 50 = 93. */
  @Test
  void aYearByTheWeightsOfItsQuarters() {
    var card =
        of(
            "2026",
            Divisor.SCORED,
            "10 20 40 30",
            month(1, "FINAL", "80.00"),
            month(3, "FINAL", "90.00"),
            month(8, "FINAL", "95.00"));

    assertThat(card.weighted().total()).isEqualTo(new BigDecimal("93.00"));
    assertThat(card.weighted().parts())
        .extracting(PeriodCard.Part::score)
        .containsExactly(new BigDecimal("85.00"), new BigDecimal("95.00"));
  }

  @Test
  void withoutAScoredMonthThereIsNoFigure() {
    var card = of("2026-Q1", Divisor.ALL, "20 30 50", month(1, "FINAL", null));

    assertThat(card.mean()).isNull();
    assertThat(card.weighted()).isNull();
    assertThat(List.of(Period.parse("2026-Q4").first(), Period.parse("2026-Q4").last()))
        .containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 12));
  }
}
