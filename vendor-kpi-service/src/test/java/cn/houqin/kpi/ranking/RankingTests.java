package cn.houqin.kpi.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.history.ClosedResults.ClosedResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTests {

  private static ClosedResult card(
      String contract, String month, @Nullable String total, long figures) {
    return new ClosedResult(
        contract,
        "V-" + contract,
        month,
        true,
        total == null ? null : new BigDecimal(total),
        figures);
  }

  private static List<String> places(ClosedResult... results) {
    return Ranking.of(List.of(results), 30).rows().stream()
        .map(row -> row.rank() + (row.tied() ? "= " : " ") + row.contract() + " " + row.score())
        .toList();
  }

  @Test
  void equalScoresShareAPlaceAndTheNextStayEmpty() {
    assertThat(
            places(
                card("A", "2026-09", "80.00", 100),
                card("B", "2026-09", "91.50", 100),
                card("C", "2026-09", "91.5", 100),
                card("D", "2026-09", "79.99", 100)))
        .containsExactly("1= B 91.50", "1= C 91.50", "3 A 80.00", "4 D 79.99");
  }

  @Test
  void severalMonthsCountByTheMeanOfThoseThatWereScored() {
    assertThat(
            places(
                card("A", "2026-07", "80.00", 10),
                card("A", "2026-08", null, 0),
                card("A", "2026-09", "81.01", 10),
                card("B", "2026-09", "80.50", 10)))
        .containsExactly("1 A 80.51", "2 B 80.50");
  }

  @Test
  void whoWasNotScoredStandsAtTheEndWithoutAPlace() {
    assertThat(places(card("A", "2026-09", null, 0), card("B", "2026-09", "0.00", 5)))
        .containsExactly("1 B 0.00", "null A null");
  }

  @Test
  void aScoreOnFewFiguresSaysSo() {
    var rows =
        Ranking.of(
                List.of(
                    card("SMALL", "2026-09", "100.00", 3),
                    card("LARGE", "2026-09", "99.00", 3_000)),
                30)
            .rows();

    assertThat(rows.get(0).basis().few()).isTrue();
    assertThat(rows.get(0).basis().figures()).isEqualTo(3);
    assertThat(rows.get(1).basis().few()).isFalse();
  }
}
