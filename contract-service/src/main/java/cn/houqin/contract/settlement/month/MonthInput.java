package cn.houqin.contract.settlement.month;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.PartMonth;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a month of a contract is settled by.
 *
 * @param terms those in force on the last day of the month on which any are
 * @param daysInForce how many days of the month the contract was in force
 * @param calendar carried, as it was when the month was settled
 */
public record MonthInput(
    YearMonth month,
    ZoneId zone,
    Instant asOf,
    Contracts.Terms terms,
    int daysInForce,
    CalendarTerms calendar,
    MonthFacts facts) {

  public SettlementInput with(
      SettlementInput.EndOfWorkingDay workingDays,
      long carryOverFen,
      List<SettlementInput.Correction> corrections) {
    return new SettlementInput(
        startOf(month),
        startOf(month.plusMonths(1)),
        asOf,
        workingDays,
        terms.version().lines().stream().map(this::line).toList(),
        terms.money().linePercent(),
        terms.money().contractPercent(),
        bonus(),
        facts.misreporting(),
        carryOverFen,
        corrections);
  }

  /** The same with other scorecards. */
  public MonthInput scoring(Map<String, Card> others) {
    return new MonthInput(month, zone, asOf, terms, daysInForce, calendar, facts.scoring(others));
  }

  /** The same without the failures that the line's mechanism does not know. */
  public MonthInput chargeable() {
    var chargeable = new TreeMap<String, List<Failure>>();
    facts
        .failures()
        .forEach(
            (line, all) ->
                chargeable.put(line, all.stream().filter(mechanism(line)::charges).toList()));
    return new MonthInput(
        month, zone, asOf, terms, daysInForce, calendar, facts.failing(chargeable));
  }

  /** The failures that the line's mechanism does not know, by id. */
  public List<String> uncharged() {
    return facts.failures().entrySet().stream()
        .flatMap(
            line -> line.getValue().stream().filter(one -> !mechanism(line.getKey()).charges(one)))
        .map(Failure::failure)
        .sorted()
        .toList();
  }

  private PaymentMechanism mechanism(String line) {
    return terms.money().mechanisms().getOrDefault(line, PaymentMechanism.NONE);
  }

  /** The same with other misreporting. */
  public MonthInput misreporting(List<SettlementInput.Misreporting> others) {
    return new MonthInput(
        month, zone, asOf, terms, daysInForce, calendar, facts.misreporting(others));
  }

  public static Instant startOf(YearMonth any, ZoneId zone) {
    return any.atDay(1).atStartOfDay(zone).toInstant();
  }

  private Instant startOf(YearMonth any) {
    return startOf(any, zone);
  }

  private SettlementInput.Line line(ContractEvent.LineTerms line) {
    var card = Objects.requireNonNull(facts.cards().get(line.line()));
    return new SettlementInput.Line(
        line.line(),
        PartMonth.fee(line.monthlyFeeFen(), daysInForce, month),
        card.total(),
        facts.volumes().getOrDefault(line.line(), List.of()).stream()
            .map(
                entry ->
                    new SettlementInput.Volume(
                        entry.item(),
                        entry.quantity(),
                        entry.fenPerUnit(),
                        PartVolumes.order(entry)))
            .toList(),
        facts.failures().getOrDefault(line.line(), List.of()),
        mechanism(line.line()),
        card.scorecard());
  }

  /** Earned where every line has the grade. */
  private SettlementInput.@Nullable Bonus bonus() {
    var agreed = terms.money().bonus();
    return agreed == null
            || !facts.cards().values().stream()
                .allMatch(card -> agreed.grade().equals(card.grade()))
        ? null
        : new SettlementInput.Bonus(agreed.grade(), agreed.percent(), agreed.capFen());
  }
}
