package cn.houqin.contract.settlement;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.misreport.Misreports;
import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.payment.SettlementInput.Correction;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.contract.settlement.card.FinalCards;
import cn.houqin.contract.settlement.card.FinalRevisions;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Computes settled months again: an appeal won, a pending failure decided, a waiver. What was
 * settled is never edited; the difference becomes one row of the next settlement.
 */
@Component
class Corrections {

  private static final int MONTHS_BACK = 12;
  private static final Set<SettlementRecord.Status> SETTLED =
      Set.of(
          SettlementRecord.Status.CONFIRMED,
          SettlementRecord.Status.APPROVED,
          SettlementRecord.Status.PAID);

  private final Aggregates<SettlementRecord> settlements;
  private final FinalRevisions revisions;
  private final FinalCards finalCards;
  private final MonthSettling settling;
  private final Misreports misreports;

  Corrections(
      Aggregates<SettlementRecord> settlements,
      FinalRevisions revisions,
      FinalCards finalCards,
      MonthSettling settling,
      Misreports misreports) {
    this.settlements = settlements;
    this.revisions = revisions;
    this.finalCards = finalCards;
    this.settling = settling;
    this.misreports = misreports;
  }

  /** The settled months before one that come to something else now, the earliest first. */
  List<Correction> before(
      String hospital, Contracts.Agreement agreement, YearMonth month, Instant asOf) {
    var settled = settled(hospital, agreement.contract(), month);
    var corrections = new ArrayList<Correction>();
    settled.forEach(
        (each, record) -> {
          var now = again(hospital, agreement, each, asOf, record);
          var then = record.result().netFen() + correctedSince(each, settled);
          if (now != then) {
            corrections.add(new Correction(each.toString(), then, now));
          }
        });
    return List.copyOf(corrections);
  }

  private Map<YearMonth, SettlementRecord> settled(
      String hospital, String contract, YearMonth month) {
    var found = new TreeMap<YearMonth, SettlementRecord>();
    for (var back = 1; back <= MONTHS_BACK; back++) {
      var each = month.minusMonths(back);
      find(hospital, contract, each)
          .filter(record -> SETTLED.contains(record.status()))
          .ifPresent(record -> found.put(each, record));
    }
    return found;
  }

  private Optional<SettlementRecord> find(String hospital, String contract, YearMonth month) {
    return settlements.find(hospital, contract + "~" + month).map(Stored::body);
  }

  /** What a month comes to by the newest final cards and the facts known now. */
  private long again(
      String hospital,
      Contracts.Agreement agreement,
      YearMonth month,
      Instant asOf,
      SettlementRecord record) {
    var cards = new TreeMap<String, Card>();
    record
        .cards()
        .forEach(
            (line, card) ->
                cards.put(
                    line,
                    revisions.newest(hospital, card.scorecard()) > card.revision()
                        ? finalCards.get(hospital, card.scorecard())
                        : card));
    var input =
        settling
            .input(MonthSettling.Basis.of(hospital, agreement, record, asOf, cards))
            .misreporting(misreports.standing(hospital, record.inputs().misreporting()));
    var carried =
        find(hospital, agreement.contract(), month.minusMonths(1))
            .map(before -> before.result().carryOverFen())
            .orElse(0L);
    var own = rows(record).mapToLong(Row::fen).sum();
    return settling.compute(hospital, input, carried, List.of()).netFen() + own;
  }

  /** What later settlements have already corrected of a month. */
  private static long correctedSince(YearMonth month, Map<YearMonth, SettlementRecord> settled) {
    return settled.entrySet().stream()
        .filter(later -> later.getKey().isAfter(month))
        .flatMap(later -> rows(later.getValue()))
        .filter(row -> row.ref().equals(month.toString()))
        .mapToLong(Row::fen)
        .sum();
  }

  private static java.util.stream.Stream<Row> rows(SettlementRecord record) {
    return Objects.requireNonNull(record.result()).contractRows().stream()
        .filter(row -> row.kind() == Row.Kind.CORRECTION);
  }
}
