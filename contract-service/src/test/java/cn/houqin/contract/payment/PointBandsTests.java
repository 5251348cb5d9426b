package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.mechanism.PaymentMechanism;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points of failures cost by marginal bands, 3 yuan a point. */
class PointBandsTests {

  @ParameterizedTest
  @CsvSource({"20,0", "21,300", "100,24000", "101,24360", "120,31200", "201,60450", "200.5,60225"})
  void chargesOnlyWhatLiesInEachBand(String points, long fen) {
    var bands = PointBands.of(Months.POINTS, new BigDecimal(points));

    assertThat(Fen.times(bands.charged(), 300)).isEqualTo(fen);
  }

  @Test
  void chargesNothingInABandBelowTheFreePoints() {
    var rule =
        new PaymentMechanism.Points(
            new BigDecimal(50),
            100,
            List.of(
                new PaymentMechanism.PointBand(new BigDecimal(30), new BigDecimal(9)),
                new PaymentMechanism.PointBand(null, new BigDecimal(2))));

    assertThat(PointBands.of(rule, new BigDecimal(50)).charged()).isZero();
    assertThat(PointBands.of(rule, new BigDecimal(53)).charged()).isEqualByComparingTo("6");
  }

  @Test
  void namesEveryFailureInTheOneRowOfALine() {
    var line =
        Months.line(
            "CLEANING",
            9_000_000,
            "95",
            Months.with(),
            Months.points("A", "E1", Months.START, "21"),
            Months.points("B", "E2", Months.START, "80"));

    var rows = Settling.compute(Months.uncapped(line)).lines().getFirst().rows();

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.fen()).isEqualTo(-24_360);
              assertThat(row.evidence()).containsExactly("A", "B");
              assertThat(row.how())
                  .isEqualTo(
                      "101 points, the first 20 free, then 80 x 1 + 1 x 1.2 = 81.2 x 300 fen");
            });
  }
}
