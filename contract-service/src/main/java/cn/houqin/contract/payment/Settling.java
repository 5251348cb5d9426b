package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.FailureCharge.Charged;
import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Computes a settlement: every row is rounded once, then rows are added. */
public final class Settling {

  private Settling() {}

  /** Throws {@link ContradictoryInput} where the input contradicts itself. */
  public static Settlement compute(SettlementInput input) {
    var faults = InputFaults.of(input);
    if (!faults.isEmpty()) {
      throw new ContradictoryInput(faults);
    }
    var charge = new FailureCharge(new FailureSieve(input));
    var lines = input.lines().stream().map(line -> line(input, line, charge)).toList();
    var capped = Caps.ofContract(input, lines);
    var rows = ContractRows.of(input);
    var net =
        Math.addExact(
            Fen.sum(capped.stream().mapToLong(line -> line.grossFen() - line.deductedFen())),
            Fen.sum(rows.stream().mapToLong(Row::fen)));
    return new Settlement(capped, rows, Math.max(0, net), Math.max(0, -net));
  }

  private static Settlement.Line line(
      SettlementInput input, SettlementInput.Line line, FailureCharge charge) {
    var rows = new ArrayList<>(line.volumes().stream().map(Settling::volume).toList());
    var gross = Math.addExact(line.feeFen(), Fen.sum(rows.stream().mapToLong(Row::fen)));
    var charges = charge.of(line);
    var deductions = new ArrayList<Row>();
    ScoreDeduction.of(line).ifPresent(deductions::add);
    deductions.addAll(availability(charges.charged()));
    points(line.mechanism(), charges.charged()).ifPresent(deductions::add);
    Caps.ofLine(input.linePercent(), line.feeFen(), deductions).ifPresent(deductions::add);
    rows.addAll(deductions);
    return new Settlement.Line(
        line.line(),
        gross,
        -Fen.sum(deductions.stream().mapToLong(Row::fen)),
        List.copyOf(rows),
        charges.leftOut(),
        line.score() == null);
  }

  private static Row volume(SettlementInput.Volume volume) {
    return new Row(
        Row.Kind.VOLUME,
        volume.item(),
        Fen.rounded(volume.quantity().multiply(volume.fenPerUnit())),
        "%s x %s fen"
            .formatted(volume.quantity().toPlainString(), volume.fenPerUnit().toPlainString()),
        List.of(Objects.requireNonNullElse(volume.evidence(), volume.item())));
  }

  private static List<Row> availability(List<Charged> charged) {
    return charged.stream()
        .filter(one -> one.is(Failure.Type.AVAILABILITY) && one.cost().signum() != 0)
        .map(
            one ->
                new Row(
                    Row.Kind.AVAILABILITY,
                    one.failure().failure(),
                    -one.cost().longValueExact(),
                    one.how(),
                    List.of(one.failure().failure())))
        .toList();
  }

  private static Optional<Row> points(PaymentMechanism mechanism, List<Charged> charged) {
    var rule = mechanism.points();
    if (rule == null) {
      return Optional.empty();
    }
    var failures =
        charged.stream().map(Charged::failure).filter(one -> one.points() != null).toList();
    var points =
        failures.stream()
            .map(one -> Objects.requireNonNull(one.points()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var bands = PointBands.of(rule, points);
    var fen = Fen.times(bands.charged(), rule.fenPerPoint());
    var how =
        "%s points, the first %s free, then %s = %s x %d fen"
            .formatted(
                points.toPlainString(),
                rule.free().toPlainString(),
                String.join(" + ", bands.steps()),
                bands.charged().toPlainString(),
                rule.fenPerPoint());
    return fen == 0
        ? Optional.empty()
        : Optional.of(
            new Row(
                Row.Kind.POINTS,
                "points",
                -fen,
                how,
                failures.stream().map(Failure::failure).toList()));
  }
}
