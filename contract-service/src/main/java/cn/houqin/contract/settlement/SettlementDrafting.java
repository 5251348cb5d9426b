package cn.houqin.contract.settlement;

import cn.houqin.contract.calendar.Calendars;
import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.payment.PartMonth;
import cn.houqin.contract.payment.PaymentMechanism;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.payment.Settling;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a settlement of a contract's terms, the final scorecards and the month's quantities. */
@Component
class SettlementDrafting {

  private final Contracts contracts;
  private final FinalCards finalCards;
  private final Aggregates<SettlementRecord> settlements;
  private final Needs needs;

  SettlementDrafting(
      Contracts contracts,
      FinalCards finalCards,
      Aggregates<SettlementRecord> settlements,
      Needs needs) {
    this.contracts = contracts;
    this.finalCards = finalCards;
    this.settlements = settlements;
    this.needs = needs;
  }

  /** What months and calendars are read by. */
  @Component
  record Needs(Hospitals hospitals, Calendars calendars, JsonMapper json) {}

  /** What a draft is asked for with. */
  record Order(
      String contract,
      YearMonth month,
      @Nullable Instant asOf,
      Map<String, List<SettlementRecord.VolumeEntry>> volumes) {}

  SettlementRecord draft(Call call, Order order) {
    var agreement = contracts.agreement(call.caller(), order.contract());
    var zone = needs.hospitals().zone(call.hospital());
    var asOf = asOf(call, order, zone);
    var terms = agreement.mustHold(lastDayInForce(agreement, order.month()));
    var cards = new TreeMap<String, SettlementRecord.Card>();
    for (var line : terms.version().lines()) {
      var scorecard = order.contract() + "~" + line.line() + "~" + order.month();
      cards.put(line.line(), finalCards.get(call.hospital(), scorecard));
    }
    refuseOtherLines(order, cards);
    var input = input(call, order, agreement, terms, new Moment(asOf, zone, cards));
    var result = Settling.compute(input);
    return new SettlementRecord(
        order.contract(),
        agreement.vendor(),
        order.month().toString(),
        asOf,
        SettlementRecord.Status.DRAFT,
        call.caller().subject(),
        cards,
        order.volumes(),
        result,
        digest(order, asOf, cards, terms, result),
        null,
        null,
        null);
  }

  private record Moment(Instant asOf, ZoneId zone, Map<String, SettlementRecord.Card> cards) {}

  /** A past {@code asOf} is for hospitals that bring their past along. */
  private Instant asOf(Call call, Order order, ZoneId zone) {
    var end = order.month().plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    var asOf = order.asOf() == null ? call.now() : order.asOf();
    if (asOf.isAfter(call.now())) {
      throw Invalid.field("/asOf", "not-future", asOf);
    }
    if (asOf.isBefore(call.now()) && !needs.hospitals().isMigrating(call.hospital())) {
      throw Invalid.field("/asOf", "migrating-only", asOf);
    }
    if (asOf.isBefore(end)) {
      throw Invalid.field("/asOf", "after-the-month", asOf, order.month());
    }
    return asOf;
  }

  private static LocalDate lastDayInForce(Contracts.Agreement agreement, YearMonth month) {
    var last = month.atEndOfMonth();
    return agreement.on(last).isPresent() ? last : month.atDay(1);
  }

  private static void refuseOtherLines(Order order, Map<String, SettlementRecord.Card> cards) {
    var faults = new ArrayList<FieldError>();
    order
        .volumes()
        .forEach(
            (line, entries) -> {
              if (!cards.containsKey(line)) {
                faults.add(FieldError.of("/volumes/" + line, "line-of-contract", line));
              }
              for (var i = 0; i < entries.size(); i++) {
                var at = "/volumes/" + line + "/" + i;
                notNegative(at + "/quantity", entries.get(i).quantity(), faults);
                notNegative(at + "/fenPerUnit", entries.get(i).fenPerUnit(), faults);
              }
            });
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private static void notNegative(String at, BigDecimal number, List<FieldError> faults) {
    if (number.signum() < 0) {
      faults.add(FieldError.of(at, "not-negative", number));
    }
  }

  private SettlementInput input(
      Call call, Order order, Contracts.Agreement agreement, Contracts.Terms terms, Moment moment) {
    var calendar = needs.calendars().read(call.hospital(), "/calendar", terms.version().calendar());
    var days = PartMonth.daysInForce(order.month(), day -> agreement.on(day).isPresent());
    var lines =
        terms.version().lines().stream().map(line -> line(order, line, terms, moment, days));
    var bonus = terms.money().bonus();
    var earned = bonus != null && allGraded(bonus.grade(), moment.cards());
    return new SettlementInput(
        order.month().atDay(1).atStartOfDay(moment.zone()).toInstant(),
        order.month().plusMonths(1).atDay(1).atStartOfDay(moment.zone()).toInstant(),
        moment.asOf(),
        SettlementInput.EndOfWorkingDay.of(calendar),
        lines.toList(),
        terms.money().linePercent(),
        terms.money().contractPercent(),
        bonus == null || !earned
            ? null
            : new SettlementInput.Bonus(bonus.grade(), bonus.percent(), bonus.capFen()),
        List.of(),
        carryOver(call, order));
  }

  private static SettlementInput.Line line(
      Order order, ContractEvent.LineTerms line, Contracts.Terms terms, Moment moment, int days) {
    var card = java.util.Objects.requireNonNull(moment.cards().get(line.line()));
    return new SettlementInput.Line(
        line.line(),
        PartMonth.fee(line.monthlyFeeFen(), days, order.month()),
        card.total(),
        order.volumes().getOrDefault(line.line(), List.of()).stream()
            .map(
                entry ->
                    new SettlementInput.Volume(entry.item(), entry.quantity(), entry.fenPerUnit()))
            .toList(),
        List.of(),
        terms.money().mechanisms().getOrDefault(line.line(), PaymentMechanism.NONE),
        card.scorecard());
  }

  private static boolean allGraded(String grade, Map<String, SettlementRecord.Card> cards) {
    return cards.values().stream().allMatch(card -> grade.equals(card.grade()));
  }

  /** What the month before left to deduct. */
  private long carryOver(Call call, Order order) {
    return settlements
        .find(call.hospital(), order.contract() + "~" + order.month().minusMonths(1))
        .map(before -> before.body().result().carryOverFen())
        .orElse(0L);
  }

  private String digest(
      Order order,
      Instant asOf,
      Map<String, SettlementRecord.Card> cards,
      Contracts.Terms terms,
      Settlement result) {
    var text =
        needs
            .json()
            .writeValueAsString(
                List.of(
                    order.contract(),
                    order.month().toString(),
                    asOf.toString(),
                    new TreeMap<>(cards),
                    new TreeMap<>(order.volumes()),
                    terms.version().version(),
                    result));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
