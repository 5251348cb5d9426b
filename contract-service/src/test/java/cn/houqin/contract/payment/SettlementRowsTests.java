package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.mechanism.PaymentMechanism.Tier;
import cn.houqin.contract.payment.Settlement.LeftOut;
import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row says what it was made of, and how. */
class SettlementRowsTests {

  private static List<Row> rows(SettlementInput input, int line) {
    return Settling.compute(input).lines().get(line).rows();
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT,89.99,-100",
    "STARTED,89.99,-10001",
    "STARTED,88.50,-20002",
    "EXACT,88.50,-15002"
  })
  void deductsPointsShortOfTheTier(Tier.Step step, String score, long fen) {
    var line = Months.line("CLEANING", 9_000_000, score, Months.with(Months.perPoint(step)));

    assertThat(rows(Months.uncapped(line), 0))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.fen()).isEqualTo(fen);
              assertThat(row.evidence()).containsExactly("CLEANING-card");
            });
  }

  @Test
  void beginsATierAtItsVeryScore() {
    var mechanism = Months.with(Months.percent(null, "10"), Months.full("90"));

    assertThat(rows(Months.uncapped(Months.line("A", 1_005, "89.99", mechanism)), 0))
        .containsExactly(
            new Row(
                Row.Kind.SCORE,
                "score",
                -101,
                "score 89.99, tier from the bottom: 10 % of the fee of 1005 fen",
                List.of("A-card")));
    assertThat(rows(Months.uncapped(Months.line("A", 1_005, "90.00", mechanism)), 0)).isEmpty();
  }

  @Test
  void marksACardWithoutAScoreForAPerson() {
    var line = Months.line("A", 1_000, null, Months.with(Months.percent(null, "10")));

    var settled = Settling.compute(Months.uncapped(line)).lines().getFirst();

    assertThat(settled.unscored()).isTrue();
    assertThat(settled.rows()).isEmpty();
  }

  @Test
  void explainsAnUnavailableArea() {
    var failure = Months.cold("F1", "E1", Months.START, Duration.ofMinutes(61), true);
    var line = Months.line("A", 9_000_000, "95", Months.with(), failure);

    assertThat(rows(Months.uncapped(line), 0))
        .containsExactly(
            new Row(
                Row.Kind.AVAILABILITY,
                "F1",
                -1_000,
                "2026-09-01T00:00:00Z to 2026-09-01T01:01:00Z, 2 started periods of 60 minutes"
                    + " x 1000 fen (WARD) x 1 (TEMP) x 1 (number 1 of the month) x 0.5 (used)",
                List.of("F1")));
  }

  @Test
  void keepsTheCostliestOfAnEventComparingPointsExactly() {
    var cheap = Months.points("A", "E1", Months.START, "1.001");
    var dear = Months.points("B", "E1", Months.START.plusSeconds(1), "1.002");
    var line = Months.line("A", 9_000_000, "95", Months.with(), cheap, dear);

    assertThat(Settling.compute(Months.uncapped(line)).lines().getFirst().leftOut())
        .containsExactly(new LeftOut("A", LeftOut.Reason.NOT_COSTLIEST));
  }

  @Test
  void givesTheOddFenOfTheContractCapToTheEarlierLine() {
    var tenth = Months.with(Months.percent(null, "10"));
    var input =
        Months.capped(
            "5",
            "4",
            Months.line("A", 1_000, "60", tenth),
            Months.line("B", 1_000, "60", tenth),
            Months.line("C", 1_010, "60", tenth));

    assertThat(rows(input, 0))
        .extracting(Row::kind, Row::fen)
        .containsExactly(
            tuple(Row.Kind.SCORE, -100L),
            tuple(Row.Kind.LINE_CAP, 50L),
            tuple(Row.Kind.CONTRACT_CAP, 10L));
    assertThat(rows(input, 1).getLast().fen()).isEqualTo(10);
    assertThat(rows(input, 2).getLast().fen()).isEqualTo(11);
    assertThat(rows(input, 2).getLast().evidence()).containsExactly("A", "B", "C");
    var even = Months.capped(null, "4", input.lines().get(0), input.lines().get(1));
    var odd =
        Months.capped(
            null, "7.4", Months.line("A", 995, "60", tenth), Months.line("B", 995, "60", tenth));
    assertThat(rows(even, 0).getLast().fen()).isEqualTo(60);
    assertThat(rows(odd, 0).getLast().fen()).isEqualTo(27);
    assertThat(rows(odd, 1).getLast().fen()).isEqualTo(26);
  }

  @Test
  void standsOutsideTheCapsWhatBelongsToTheContract() {
    var plain = Months.uncapped(Months.line("A", 1_000, "95", PaymentMechanism.NONE));
    var input =
        new SettlementInput(
            plain.monthStart(),
            plain.monthEnd(),
            plain.asOf(),
            plain.calendar(),
            plain.lines(),
            null,
            null,
            new SettlementInput.Bonus("EXCELLENT", new BigDecimal("1.5"), 10),
            List.of(
                new SettlementInput.Misreporting("M1", 1_002, false),
                new SettlementInput.Misreporting("M2", 1_001, true)),
            7,
            List.of(
                new SettlementInput.Correction("2026-07", 900, 900),
                new SettlementInput.Correction("2026-08", -50, 900)));

    var settlement = Settling.compute(input);

    assertThat(
            settlement.contractRows().stream()
                .map(row -> row.kind() + " " + row.ref() + " " + row.fen()))
        .containsExactly(
            "MISREPORTING M1 -1253",
            "MISREPORTING M2 -1502",
            "BONUS EXCELLENT 10",
            "CARRY_OVER previous month -7",
            "CORRECTION 2026-08 950");
    assertThat(settlement.payableFen()).isZero();
    assertThat(settlement.carryOverFen()).isEqualTo(802);
    assertThat(settlement.netFen()).isEqualTo(-802);
  }
}
