package cn.houqin.contract.settlement;

import cn.houqin.contract.calendar.Calendars;
import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.failure.FailureRegister;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.payment.ContradictoryInput;
import cn.houqin.contract.payment.PartMonth;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.payment.Settling;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
  record Needs(
      Hospitals hospitals,
      Calendars calendars,
      FailureRegister failures,
      SettlementDigest digest) {}

  /** What a draft is asked for with. */
  record Order(
      String contract,
      YearMonth month,
      @Nullable Instant asOf,
      Map<String, List<BillableVolumes.Entry>> volumes) {}

  SettlementRecord draft(Call call, Order order) {
    var agreement = contracts.agreement(call.caller(), order.contract());
    var zone = needs.hospitals().zone(call.hospital());
    var asOf = asOf(call, order, zone);
    var terms = lastTerms(agreement, order.month());
    var lines = new TreeSet<String>();
    terms.version().lines().forEach(line -> lines.add(line.line()));
    var volumes = BillableVolumes.priced(order.volumes(), lines, terms.money());
    var cards = new TreeMap<String, SettlementRecord.Card>();
    for (var line : lines) {
      var scorecard = order.contract() + "~" + line + "~" + order.month();
      cards.put(line, finalCards.get(call.hospital(), scorecard));
    }
    var days = PartMonth.daysInForce(order.month(), day -> agreement.on(day).isPresent());
    var failures =
        needs
            .failures()
            .of(
                call.hospital(),
                order.contract(),
                MonthInput.startOf(order.month(), zone),
                MonthInput.startOf(order.month().plusMonths(1), zone),
                asOf);
    var month = new MonthInput(order.month(), zone, asOf, terms, days, cards, volumes, failures);
    var result = computed(call, order, month);
    return new SettlementRecord(
        order.contract(),
        agreement.vendor(),
        order.month().toString(),
        asOf,
        SettlementRecord.Status.DRAFT,
        call.caller().subject(),
        cards,
        volumes,
        result,
        needs.digest().of(order.contract(), month, result),
        null,
        null,
        null,
        List.of());
  }

  private Settlement computed(Call call, Order order, MonthInput month) {
    var calendar =
        needs.calendars().read(call.hospital(), "/calendar", month.terms().version().calendar());
    try {
      return Settling.compute(
          month.with(
              SettlementInput.EndOfWorkingDay.of(calendar),
              carryOver(call.hospital(), order.contract(), order.month())));
    } catch (ContradictoryInput contradiction) {
      throw new Invalid(
          contradiction.faults().stream()
              .map(fault -> FieldError.of(fault.pointer(), fault.rule(), fault.value()))
              .toList());
    }
  }

  /** A past {@code asOf} is for hospitals that bring their past along. */
  private Instant asOf(Call call, Order order, ZoneId zone) {
    var end = MonthInput.startOf(order.month().plusMonths(1), zone);
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

  private static Contracts.Terms lastTerms(Contracts.Agreement agreement, YearMonth month) {
    return IntStream.iterate(month.lengthOfMonth(), day -> day >= 1, day -> day - 1)
        .mapToObj(month::atDay)
        .flatMap(day -> agreement.on(day).stream())
        .findFirst()
        .orElseThrow(() -> new NotFound("contract version", agreement.contract() + " " + month));
  }

  /** What the month before left to deduct. */
  private long carryOver(String hospital, String contract, YearMonth month) {
    return settlements
        .find(hospital, contract + "~" + month.minusMonths(1))
        .map(before -> before.body().result().carryOverFen())
        .orElse(0L);
  }
}
