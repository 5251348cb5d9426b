package cn.houqin.contract.payment;

import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.payment.SettlementInput.Bonus;
import cn.houqin.contract.payment.SettlementInput.Correction;
import cn.houqin.contract.payment.SettlementInput.Misreporting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What stands outside the caps and belongs to no line. */
final class ContractRows {

  private static final BigDecimal MISSED = new BigDecimal("25");
  private static final BigDecimal DELIBERATE = new BigDecimal("50");
  private static final String BEFORE = "previous month";

  private ContractRows() {}

  static List<Row> of(SettlementInput input) {
    var rows = new ArrayList<Row>();
    input.misreporting().forEach(one -> rows.add(misreporting(one)));
    if (input.bonus() != null) {
      rows.add(bonus(input, input.bonus()));
    }
    rows.add(carryOver(input.carryOverFen()));
    input.corrections().forEach(one -> rows.add(correction(one)));
    return rows.stream().filter(row -> row.fen() != 0).toList();
  }

  private static Row misreporting(Misreporting one) {
    var more = one.deliberate() ? DELIBERATE : MISSED;
    return new Row(
        Row.Kind.MISREPORTING,
        one.misreporting(),
        -Math.addExact(one.missedFen(), Fen.percent(one.missedFen(), more)),
        "missed deduction of %d fen + %s %%%s"
            .formatted(
                one.missedFen(), more.toPlainString(), one.deliberate() ? ", deliberate" : ""),
        List.of(one.misreporting()));
  }

  private static Row bonus(SettlementInput input, Bonus bonus) {
    return new Row(
        Row.Kind.BONUS,
        bonus.reason(),
        Math.min(Fen.percent(input.feesFen(), bonus.percent()), bonus.capFen()),
        "%s %% of all fees of %d fen, at most %d fen"
            .formatted(bonus.percent().toPlainString(), input.feesFen(), bonus.capFen()),
        input.lines().stream()
            .map(SettlementInput.Line::scorecard)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
  }

  private static Row carryOver(long fen) {
    return new Row(
        Row.Kind.CARRY_OVER,
        BEFORE,
        -fen,
        "%d fen left to deduct from the month before".formatted(fen),
        List.of(BEFORE));
  }

  private static Row correction(Correction one) {
    return new Row(
        Row.Kind.CORRECTION,
        one.month(),
        Math.subtractExact(one.recomputedFen(), one.settledFen()),
        "%s computed again: %d fen instead of the %d fen settled"
            .formatted(one.month(), one.recomputedFen(), one.settledFen()),
        List.of(one.month()));
  }
}
