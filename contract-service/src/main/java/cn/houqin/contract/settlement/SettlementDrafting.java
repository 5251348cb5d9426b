package cn.houqin.contract.settlement;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.misreport.Misreports;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.contract.settlement.card.FinalCards;
import cn.houqin.contract.settlement.month.MonthInput;
import cn.houqin.contract.settlement.volume.BillableVolumes;
import cn.houqin.contract.settlement.volume.CountedVolumes;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a settlement of a contract's terms, the final scorecards and the month's quantities. */
@Component
class SettlementDrafting {

  private final Contracts contracts;
  private final FinalCards finalCards;
  private final Aggregates<SettlementRecord> settlements;
  private final Hospitals hospitals;
  private final Computing computing;

  SettlementDrafting(
      Contracts contracts,
      FinalCards finalCards,
      Aggregates<SettlementRecord> settlements,
      Hospitals hospitals,
      Computing computing) {
    this.contracts = contracts;
    this.finalCards = finalCards;
    this.settlements = settlements;
    this.hospitals = hospitals;
    this.computing = computing;
  }

  /** What computes: the month itself, earlier ones again, and the digest of it all. */
  @Component
  record Computing(
      MonthSettling month,
      Corrections corrections,
      SettlementDigest digest,
      Misreports misreports) {}

  /** What a draft is asked for with. */
  record Order(
      String contract,
      YearMonth month,
      @Nullable Instant asOf,
      Map<String, List<BillableVolumes.Entry>> volumes) {}

  /** A month that was drafted before, by what is known now; without volumes those it has. */
  static Order again(
      SettlementRecord before,
      @Nullable Instant asOf,
      @Nullable Map<String, List<BillableVolumes.Entry>> volumes) {
    return new Order(
        before.contract(),
        YearMonth.parse(before.month()),
        asOf,
        volumes == null ? BillableVolumes.entered(before.volumes()) : volumes);
  }

  SettlementRecord draft(Call call, Order order) {
    var agreement = contracts.agreement(call.caller(), order.contract());
    var asOf = asOf(call, order);
    var terms = MonthSettling.lastTerms(agreement, order.month());
    var lines = new TreeSet<String>();
    terms.version().lines().forEach(line -> lines.add(line.line()));
    var entered = BillableVolumes.priced(order.volumes(), lines, terms.money());
    var cards = new TreeMap<String, Card>();
    var closedOrders = new TreeMap<String, BigDecimal>();
    for (var line : lines) {
      var scorecard = order.contract() + "~" + line + "~" + order.month();
      var told = finalCards.counted(call.hospital(), scorecard);
      cards.put(line, told.card());
      if (told.closedOrders() != null) {
        closedOrders.put(line, told.closedOrders());
      }
    }
    var volumes = CountedVolumes.beside(entered, closedOrders, terms.money());
    var misreporting =
        computing
            .misreports()
            .claimed(call, order.contract(), order.contract() + "~" + order.month(), asOf);
    var month =
        computing
            .month()
            .input(
                new MonthSettling.Basis(
                    call.hospital(), agreement, order.month(), asOf, cards, volumes, misreporting));
    var corrections =
        computing.corrections().before(call.hospital(), agreement, order.month(), asOf);
    var carried = carryOver(call.hospital(), order.contract(), order.month());
    var settled = computing.month().settle(call.hospital(), month, carried, corrections);
    return new SettlementRecord(
        order.contract(),
        agreement.vendor(),
        order.month().toString(),
        asOf,
        SettlementRecord.Status.DRAFT,
        call.caller().subject(),
        cards,
        month.facts().volumes(),
        new SettlementRecord.Inputs(
            month.terms().version().version(),
            month.daysInForce(),
            month.calendar(),
            month.facts().failures(),
            month.facts().misreporting(),
            carried,
            corrections),
        settled.result(),
        settled.statement(),
        computing.digest().of(order.contract(), month, settled),
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** A past {@code asOf} is for hospitals that bring their past along. */
  private Instant asOf(Call call, Order order) {
    var zone = hospitals.zone(call.hospital());
    var end = MonthInput.startOf(order.month().plusMonths(1), zone);
    var asOf = order.asOf() == null ? call.now() : order.asOf();
    if (asOf.isAfter(call.now())) {
      throw Invalid.field("/asOf", "not-future", asOf);
    }
    if (asOf.isBefore(call.now()) && !hospitals.isMigrating(call.hospital())) {
      throw Invalid.field("/asOf", "migrating-only", asOf);
    }
    if (asOf.isBefore(end)) {
      throw Invalid.field("/asOf", "after-the-month", asOf, order.month());
    }
    return asOf;
  }

  /** What the month before left to deduct. */
  private long carryOver(String hospital, String contract, YearMonth month) {
    return settlements
        .find(hospital, contract + "~" + month.minusMonths(1))
        .map(before -> before.body().result().carryOverFen())
        .orElse(0L);
  }
}
