package cn.houqin.contract.payment;

import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Computes a settlement: every row is rounded once, then rows are added. */
public final class Settling {

  private static final BigDecimal QUARTER = new BigDecimal("25");
  private static final BigDecimal HALF = new BigDecimal("50");

  private Settling() {}

  public static Settlement compute(SettlementInput input) {
    var lines = input.lines().stream().map(line -> line(input, line)).toList();
    var capped = contractCap(input, lines);
    var rows = contractRows(input);
    var net =
        capped.stream().mapToLong(line -> line.grossFen() - line.deductedFen()).sum()
            + rows.stream().mapToLong(Row::fen).sum();
    return new Settlement(capped, rows, Math.max(0, net), Math.max(0, -net));
  }

  private static Settlement.Line line(SettlementInput input, SettlementInput.Line line) {
    var rows = new ArrayList<Row>();
    for (var volume : line.volumes()) {
      rows.add(volume(volume));
    }
    var gross = line.feeFen() + rows.stream().mapToLong(Row::fen).sum();
    var deductions = new ArrayList<Row>();
    var score = line.score();
    if (score != null) {
      ScoreDeduction.of(line.mechanism().tiers(), line.feeFen(), score).ifPresent(deductions::add);
    }
    var charges = FailureCharge.in(input).of(line);
    deductions.addAll(failures(line, charges.charged()));
    lineCap(input, line, deductions).ifPresent(deductions::add);
    rows.addAll(deductions);
    var deducted = -deductions.stream().mapToLong(Row::fen).sum();
    return new Settlement.Line(
        line.line(), gross, deducted, rows, charges.leftOut(), score == null);
  }

  private static Row volume(SettlementInput.Volume volume) {
    return new Row(
        Row.Kind.VOLUME,
        volume.item(),
        Fen.rounded(volume.quantity().multiply(volume.fenPerUnit())),
        volume.quantity().toPlainString() + " at " + volume.fenPerUnit().toPlainString() + " fen");
  }

  private static List<Row> failures(
      SettlementInput.Line line, List<FailureCharge.Charged> charged) {
    var rows = new ArrayList<Row>();
    var points = BigDecimal.ZERO;
    for (var one : charged) {
      if (one.failure().type() == Failure.Type.POINTS) {
        points = points.add(Objects.requireNonNull(one.failure().points()));
      } else if (one.fen() != 0) {
        rows.add(new Row(Row.Kind.AVAILABILITY, one.failure().failure(), -one.fen(), one.how()));
      }
    }
    var rule = line.mechanism().points();
    if (rule != null) {
      var counted = PointBands.charged(rule, points);
      var fen = Fen.rounded(counted.multiply(BigDecimal.valueOf(rule.fenPerPoint())));
      if (fen != 0) {
        var how =
            "%s points, %s after the free ones and bands, at %d fen"
                .formatted(points.toPlainString(), counted.toPlainString(), rule.fenPerPoint());
        rows.add(new Row(Row.Kind.POINTS, "points", -fen, how));
      }
    }
    return rows;
  }

  private static Optional<Row> lineCap(
      SettlementInput input, SettlementInput.Line line, List<Row> deductions) {
    var percent = input.linePercent();
    if (percent == null) {
      return Optional.empty();
    }
    var limit = Fen.percent(line.feeFen(), percent);
    var over = -deductions.stream().mapToLong(Row::fen).sum() - limit;
    return over <= 0
        ? Optional.empty()
        : Optional.of(
            new Row(
                Row.Kind.LINE_CAP,
                "cap",
                over,
                "deductions held to %s %% of the line's fee, %d fen"
                    .formatted(percent.toPlainString(), limit)));
  }

  /** Gives back what all deductions exceed the contract's cap by, in proportion, to the fen. */
  private static List<Settlement.Line> contractCap(
      SettlementInput input, List<Settlement.Line> lines) {
    var percent = input.contractPercent();
    var deducted = lines.stream().mapToLong(Settlement.Line::deductedFen).sum();
    if (percent == null || deducted == 0) {
      return lines;
    }
    var fees = input.lines().stream().mapToLong(SettlementInput.Line::feeFen).sum();
    var limit = Fen.percent(fees, percent);
    var over = deducted - limit;
    if (over <= 0) {
      return lines;
    }
    var shares = largestRemainder(over, deducted, lines);
    var how =
        "all deductions held to %s %% of all fees, %d fen"
            .formatted(percent.toPlainString(), limit);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> givenBack(lines.get(i), shares[i], how))
        .toList();
  }

  private static long[] largestRemainder(long over, long deducted, List<Settlement.Line> lines) {
    var shares = new long[lines.size()];
    var remainders = new ArrayList<BigInteger>();
    var left = over;
    for (var i = 0; i < shares.length; i++) {
      var parts =
          BigInteger.valueOf(over)
              .multiply(BigInteger.valueOf(lines.get(i).deductedFen()))
              .divideAndRemainder(BigInteger.valueOf(deducted));
      shares[i] = parts[0].longValueExact();
      remainders.add(parts[1]);
      left -= shares[i];
    }
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> remainders.get(i).negate()).thenComparing(i -> i))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  private static Settlement.Line givenBack(Settlement.Line line, long fen, String how) {
    if (fen == 0) {
      return line;
    }
    var rows = new ArrayList<>(line.rows());
    rows.add(new Row(Row.Kind.CONTRACT_CAP, "cap", fen, how));
    return new Settlement.Line(
        line.line(),
        line.grossFen(),
        line.deductedFen() - fen,
        rows,
        line.leftOut(),
        line.unscored());
  }

  private static List<Row> contractRows(SettlementInput input) {
    var rows = new ArrayList<Row>();
    for (var one : input.misreporting()) {
      var more = one.deliberate() ? HALF : QUARTER;
      var fen = one.missedFen() + Fen.percent(one.missedFen(), more);
      add(
          rows,
          Row.Kind.MISREPORTING,
          one.misreporting(),
          -fen,
          "%d fen missed and %s %% more".formatted(one.missedFen(), more.toPlainString()));
    }
    var bonus = input.bonus();
    if (bonus != null) {
      var fees = input.lines().stream().mapToLong(SettlementInput.Line::feeFen).sum();
      add(
          rows,
          Row.Kind.BONUS,
          bonus.reason(),
          Math.min(Fen.percent(fees, bonus.percent()), bonus.capFen()),
          "%s %% of all fees, at most %d fen"
              .formatted(bonus.percent().toPlainString(), bonus.capFen()));
    }
    add(
        rows,
        Row.Kind.CARRY_OVER,
        "previous month",
        -input.carryOverFen(),
        "left to deduct from the month before");
    return rows;
  }

  private static void add(List<Row> rows, Row.Kind kind, String ref, long fen, String how) {
    if (fen != 0) {
      rows.add(new Row(kind, ref, fen, how));
    }
  }
}
