package cn.houqin.contract.settlement;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes settled months again by other scores or another mechanism: fee, volumes and failures as
 * they were known when the month was settled or last corrected. Nothing is stored. With the scores
 * and the mechanism that were, a month comes to what it was settled at with its corrections.
 */
@Component
public class TriedSettlements {

  private static final int MONTHS_AFTER = 12;
  private static final Set<Row.Kind> NOT_ITS_OWN = Set.of(Row.Kind.CARRY_OVER, Row.Kind.CORRECTION);
  private static final Set<SettlementRecord.Status> DECIDED =
      Set.of(
          SettlementRecord.Status.CONFIRMED,
          SettlementRecord.Status.APPROVED,
          SettlementRecord.Status.PAID);

  private final Aggregates<SettlementRecord> settlements;
  private final MonthSettling settling;

  TriedSettlements(Aggregates<SettlementRecord> settlements, MonthSettling settling) {
    this.settlements = settlements;
    this.settling = settling;
  }

  /**
   * A month to be tried.
   *
   * @param scores by line; a line without one keeps the score it was settled by
   */
  public record Asked(YearMonth month, Map<String, Score> scores) {}

  /** A published total and its grade; null where nothing was scored. */
  public record Score(@Nullable BigDecimal total, @Nullable String grade) {}

  /**
   * A month as it was settled and as it would have been, in fen, without what was carried over from
   * and corrected of other months.
   *
   * @param status of its settlement
   * @param correctedFen what later settlements have corrected of it
   * @param lines what each line came to after its deductions
   * @param uncharged failures that the tried mechanism does not know; they cost nothing in it
   */
  public record Tried(
      YearMonth month,
      String status,
      long settledFen,
      long correctedFen,
      long triedFen,
      List<Line> lines,
      List<String> uncharged) {}

  /** A line's gross less its deductions. */
  public record Line(String line, long settledFen, long triedFen) {}

  /** The months that have a settlement; the others are left out. */
  public List<Tried> of(
      String hospital,
      Contracts.Agreement agreement,
      List<Asked> months,
      Map<String, PaymentMechanism> mechanisms) {
    var records = records(hospital, agreement.contract(), months);
    var tried = new ArrayList<Tried>();
    for (var asked : months) {
      var record = records.get(asked.month());
      if (record != null) {
        var later =
            records.tailMap(asked.month(), false).values().stream()
                .filter(one -> corrects(one, asked.month()))
                .toList();
        tried.add(tried(hospital, agreement.payingBy(mechanisms), asked, record, later));
      }
    }
    return List.copyOf(tried);
  }

  private TreeMap<YearMonth, SettlementRecord> records(
      String hospital, String contract, List<Asked> months) {
    var ids = new TreeSet<String>();
    for (var asked : months) {
      for (var after = 0; after <= MONTHS_AFTER; after++) {
        ids.add(contract + "~" + asked.month().plusMonths(after));
      }
    }
    return settlements.findAll(hospital, ids).stream()
        .map(Stored::body)
        .collect(
            Collectors.toMap(
                record -> YearMonth.parse(record.month()),
                Function.identity(),
                (one, _) -> one,
                TreeMap::new));
  }

  private Tried tried(
      String hospital,
      Contracts.Agreement agreement,
      Asked asked,
      SettlementRecord record,
      List<SettlementRecord> later) {
    var cards = cards(asked, record);
    var input =
        later.isEmpty()
            ? settling.input(hospital, agreement, record).scoring(cards)
            : settling.input(
                MonthSettling.Basis.of(hospital, agreement, record, asOf(record, later), cards));
    var result = settling.compute(hospital, input.chargeable(), 0, List.of());
    return new Tried(
        asked.month(),
        record.status().name(),
        ownFen(record.result()),
        correctedFen(later, asked.month()),
        ownFen(result),
        lines(record.result(), result),
        input.uncharged());
  }

  /** When it was last looked at. */
  private static Instant asOf(SettlementRecord record, List<SettlementRecord> later) {
    return later.stream()
        .map(SettlementRecord::asOf)
        .reduce(record.asOf(), (one, other) -> one.isAfter(other) ? one : other);
  }

  private static Map<String, Card> cards(Asked asked, SettlementRecord record) {
    var cards = new TreeMap<>(record.cards());
    asked
        .scores()
        .forEach(
            (line, score) ->
                cards.computeIfPresent(
                    line,
                    (_, card) ->
                        new Card(
                            card.scorecard(),
                            card.revision(),
                            score.total(),
                            score.grade(),
                            card.digest())));
    return cards;
  }

  private static List<Line> lines(Settlement was, Settlement would) {
    var before =
        was.lines().stream()
            .collect(Collectors.toMap(Settlement.Line::line, TriedSettlements::fen));
    return would.lines().stream()
        .map(line -> new Line(line.line(), before.getOrDefault(line.line(), 0L), fen(line)))
        .toList();
  }

  private static long fen(Settlement.Line line) {
    return line.grossFen() - line.deductedFen();
  }

  private static long ownFen(Settlement result) {
    var rows =
        result.contractRows().stream()
            .filter(row -> !NOT_ITS_OWN.contains(row.kind()))
            .mapToLong(Row::fen)
            .sum();
    return result.lines().stream().mapToLong(TriedSettlements::fen).sum() + rows;
  }

  private static boolean corrects(SettlementRecord record, YearMonth month) {
    return DECIDED.contains(record.status()) && corrections(record, month).findAny().isPresent();
  }

  private static long correctedFen(List<SettlementRecord> later, YearMonth month) {
    return later.stream().flatMap(record -> corrections(record, month)).mapToLong(Row::fen).sum();
  }

  private static Stream<Row> corrections(SettlementRecord record, YearMonth month) {
    return record.result().contractRows().stream()
        .filter(row -> row.kind() == Row.Kind.CORRECTION && row.ref().equals(month.toString()));
  }
}
