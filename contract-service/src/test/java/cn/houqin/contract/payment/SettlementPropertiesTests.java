package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every month, over random ones; the seed is named where one does not. */
class SettlementPropertiesTests {

  private static final int MONTHS = 2_000;

  private static void holdsForEveryMonth(BiConsumer<Random, SettlementInput> property) {
    for (var seed = 0L; seed < MONTHS; seed++) {
      var random = new Random(seed);
      try {
        property.accept(random, month(random));
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("seed " + seed, broken);
      }
    }
  }

  private static SettlementInput month(Random random) {
    var lines = new ArrayList<SettlementInput.Line>();
    for (var i = 0; i <= random.nextInt(4); i++) {
      var failures = new ArrayList<Failure>();
      for (var n = random.nextInt(14); n > 0; n--) {
        failures.add(failure(random, "F" + n, "E" + random.nextInt(10)));
      }
      var line =
          Months.line(
              "LINE-" + i,
              random.nextInt(10_000_000),
              random.nextInt(8) == 0
                  ? null
                  : BigDecimal.valueOf(random.nextInt(10_001), 2).toString(),
              Months.with(
                  Months.percent(null, "7.5"), Months.percent("80", "1.25"), Months.full("90")),
              failures.toArray(Failure[]::new));
      lines.add(line);
    }
    return Months.capped(
        random.nextInt(5) == 0 ? null : String.valueOf(random.nextInt(30)),
        random.nextInt(5) == 0 ? null : random.nextInt(20) + ".5",
        lines.toArray(SettlementInput.Line[]::new));
  }

  private static Failure failure(Random random, String id, String event) {
    var at = Months.START.plus(Duration.ofMinutes(random.nextInt(44_000) - 500));
    return random.nextInt(3) == 0
        ? Months.points(id, event, at, String.valueOf(random.nextInt(60)))
        : Months.cold(
            id, event, at, Duration.ofMinutes(random.nextInt(9_000)), random.nextBoolean());
  }

  private static long fen(Stream<Row> rows) {
    return rows.mapToLong(Row::fen).sum();
  }

  private static long deducted(SettlementInput input) {
    return Settling.compute(input).lines().stream().mapToLong(Settlement.Line::deductedFen).sum();
  }

  @Test
  void neverDeductsAboveTheCaps() {
    holdsForEveryMonth(
        (_, input) -> {
          var settled = Settling.compute(input);
          var total = 0L;
          for (var i = 0; i < input.lines().size(); i++) {
            var deducted = settled.lines().get(i).deductedFen();
            total += deducted;
            assertThat(deducted).isNotNegative();
            if (input.linePercent() != null) {
              assertThat(deducted)
                  .isLessThanOrEqualTo(
                      Fen.percent(input.lines().get(i).feeFen(), input.linePercent()));
            }
          }
          if (input.contractPercent() != null) {
            assertThat(total)
                .isLessThanOrEqualTo(Fen.percent(input.feesFen(), input.contractPercent()));
          }
        });
  }

  @Test
  void addsUpFromItsRows() {
    holdsForEveryMonth(
        (_, input) -> {
          var settled = Settling.compute(input);
          var rows = settled.lines().stream().flatMap(line -> line.rows().stream());

          assertThat(settled.netFen())
              .isEqualTo(input.feesFen() + fen(rows) + fen(settled.contractRows().stream()));
          assertThat(Math.min(settled.payableFen(), settled.carryOverFen())).isZero();
          for (var line : settled.lines()) {
            assertThat(line.deductedFen()).isEqualTo(-fen(line.rows().stream()));
            assertThat(line.rows()).allSatisfy(row -> assertThat(row.how()).isNotBlank());
          }
        });
  }

  @Test
  void chargesNoFailureTwiceNorOneLeftOut() {
    holdsForEveryMonth(
        (_, input) -> {
          var uncapped = Months.uncapped(input.lines().toArray(SettlementInput.Line[]::new));
          var settled = Settling.compute(uncapped);
          for (var i = 0; i < input.lines().size(); i++) {
            var line = settled.lines().get(i);
            var charged =
                line.rows().stream()
                    .filter(row -> row.kind() != Row.Kind.SCORE)
                    .flatMap(row -> row.evidence().stream());
            var leftOut = line.leftOut().stream().map(Settlement.LeftOut::ref);
            var known = input.lines().get(i).failures().stream().map(Failure::failure).toList();

            assertThat(Stream.concat(charged, leftOut).toList())
                .doesNotHaveDuplicates()
                .isSubsetOf(known);
          }
        });
  }

  /** Where each failure is an event of its own: of one event, points may give way to less. */
  @Test
  void deductsNotLessForOneFailureMore() {
    holdsForEveryMonth(
        (random, input) -> {
          var lines = new ArrayList<SettlementInput.Line>();
          for (var line : input.lines()) {
            lines.add(
                having(
                    line, line.failures().stream().map(SettlementPropertiesTests::alone).toList()));
          }
          var before = deducted(having(input, lines));
          var worse = random.nextInt(lines.size());
          var failures = new ArrayList<>(lines.get(worse).failures());
          failures.add(failure(random, "MORE", "MORE"));
          lines.set(worse, having(lines.get(worse), failures));

          assertThat(deducted(having(input, lines))).isGreaterThanOrEqualTo(before);
        });
  }

  private static Failure alone(Failure one) {
    return one.points() != null
        ? Months.points(one.failure(), one.failure(), one.startedAt(), one.points().toPlainString())
        : Months.cold(
            one.failure(),
            one.failure(),
            one.startedAt(),
            Duration.between(one.startedAt(), one.rectifiedAt()),
            one.used());
  }

  @Test
  void dependsOnNoOrderOfFailures() {
    holdsForEveryMonth(
        (random, input) -> {
          var lines = new ArrayList<SettlementInput.Line>();
          for (var line : input.lines()) {
            var shuffled = new ArrayList<>(line.failures());
            Collections.shuffle(shuffled, random);
            lines.add(having(line, shuffled));
          }

          assertThat(Settling.compute(having(input, lines))).isEqualTo(Settling.compute(input));
        });
  }

  private static SettlementInput.Line having(SettlementInput.Line line, List<Failure> failures) {
    return Months.line(
        line.line(),
        line.feeFen(),
        line.score() == null ? null : line.score().toPlainString(),
        line.mechanism(),
        failures.toArray(Failure[]::new));
  }

  private static SettlementInput having(SettlementInput input, List<SettlementInput.Line> lines) {
    return Months.capped(
        input.linePercent() == null ? null : input.linePercent().toPlainString(),
        input.contractPercent() == null ? null : input.contractPercent().toPlainString(),
        lines.toArray(SettlementInput.Line[]::new));
  }
}
