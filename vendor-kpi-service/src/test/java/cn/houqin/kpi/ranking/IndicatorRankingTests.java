package cn.houqin.kpi.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.indicator.Indicator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorRankingTests {

  private static Indicator percent(Indicator.Direction better) {
    return new Indicator(
        "IN_TIME",
        new Indicator.Words(Map.of(), Map.of(), Map.of(), Map.of()),
        Indicator.Unit.PERCENT,
        better,
        "DELIVERIES",
        new BigDecimal(100),
        new Indicator.Range(BigDecimal.ZERO, BigDecimal.ONE));
  }

  private static IndicatorRanking.Sum sum(String contract, String numerator, String denominator) {
    return new IndicatorRanking.Sum(
        contract,
        "V",
        1,
        false,
        new BigDecimal(numerator),
        new BigDecimal(denominator),
        new BigDecimal(denominator).longValue());
  }

  private static List<String> places(Indicator.Direction better, IndicatorRanking.Sum... sums) {
    return IndicatorRanking.of(List.of(sums), percent(better), 30).rows().stream()
        .map(row -> row.rank() + (row.tied() ? "= " : " ") + row.contract() + " " + row.value())
        .toList();
  }

  @Test
  void threeOfThreeDoNotStandBeforeThousandsWithoutAMark() {
    var rows =
        IndicatorRanking.of(
                List.of(sum("LARGE", "2970", "3000"), sum("SMALL", "3", "3")),
                percent(Indicator.Direction.HIGHER),
                30)
            .rows();

    assertThat(rows.getFirst().contract()).isEqualTo("SMALL");
    assertThat(rows.getFirst().basis().few()).isTrue();
    assertThat(rows.getFirst().interval())
        .isEqualTo(
            new Wilson.Interval(
                "WILSON_95", new BigDecimal("43.8503"), new BigDecimal("100.0000")));
    assertThat(rows.getLast().basis().few()).isFalse();
    assertThat(rows.getLast().interval())
        .isEqualTo(
            new Wilson.Interval("WILSON_95", new BigDecimal("98.5760"), new BigDecimal("99.2986")));
  }

  @Test
  void equalSharesOfDifferentCountsAreTiedAndTheBetterDirectionIsFirst() {
    var third = sum("A", "1", "3");
    var same = sum("B", "333", "999");
    var less = sum("C", "3", "10");
    var none = sum("D", "0", "0");

    assertThat(places(Indicator.Direction.HIGHER, less, same, third, none))
        .containsExactly("1= A 33.3333", "1= B 33.3333", "3 C 30.0000", "null D null");
    assertThat(places(Indicator.Direction.LOWER, same, third, less))
        .containsExactly("1 C 30.0000", "2= A 33.3333", "2= B 33.3333");
  }

  @Test
  void whatIsNoCountOfTrialsHasNoInterval() {
    var minutes =
        new IndicatorRanking.Sum(
            "A", "V", 1, false, new BigDecimal("1.5"), new BigDecimal("40"), 2);

    assertThat(
            IndicatorRanking.of(List.of(minutes), percent(Indicator.Direction.LOWER), 30)
                .rows()
                .getFirst()
                .interval())
        .isNull();
  }

  /** Newcombe 1998, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 25.53, 36.62",
    "15, 148, 6.24, 16.05",
    "0, 20, 0.00, 16.11",
    "1, 29, 0.61, 17.18"
  })
  void intervalsAreThoseOfThePaper(
      BigDecimal successes, BigDecimal trials, BigDecimal lower, BigDecimal upper) {
    var interval = Wilson.of(successes, trials, new BigDecimal(100));

    assertThat(interval).isNotNull();
    assertThat(interval.lower()).isCloseTo(lower, within());
    assertThat(interval.upper()).isCloseTo(upper, within());
  }

  private static org.assertj.core.data.Offset<BigDecimal> within() {
    return org.assertj.core.api.Assertions.within(new BigDecimal("0.005"));
  }
}
