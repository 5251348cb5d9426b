package cn.houqin.kpi.simulation;

import cn.houqin.kpi.scorecard.Revision;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have been, side by side with what was.
 *
 * @param line null where all lines were tried together
 * @param rows by contract, the oldest month first, its lines one after the other
 * @param next the contract after which the rest follows; null where this is all
 */
record Simulation(
    @Nullable String line,
    YearMonth from,
    YearMonth to,
    Sums sums,
    List<Row> rows,
    @Nullable String next) {

  /**
   * A card as it came out and as it would have.
   *
   * @param change of the total; null where one of the two was not scored
   */
  record Row(
      String contract,
      String line,
      String vendor,
      String month,
      Outcome was,
      Outcome would,
      @Nullable BigDecimal change,
      Money money) {}

  /** A total and its grade; null where nothing was scored. */
  record Outcome(@Nullable BigDecimal total, @Nullable String grade) {
    static Outcome of(Revision.Result result) {
      return new Outcome(result.total(), result.grade());
    }
  }

  /**
   * The contract's month in fen, without what was carried over from other months; nothing where it
   * is not known.
   *
   * @param wasFen as settled, with its later corrections
   * @param uncharged failures that the tried mechanism does not know
   */
  record Money(
      State state,
      @Nullable Long wasFen,
      @Nullable Long wouldFen,
      @Nullable Long changeFen,
      List<String> uncharged) {

    static final Money UNAVAILABLE = new Money(State.UNAVAILABLE, null, null, null, List.of());
    static final Money NOT_SETTLED = new Money(State.NOT_SETTLED, null, null, null, List.of());

    static final Money WITH_ANOTHER_LINE =
        new Money(State.WITH_ANOTHER_LINE, null, null, null, List.of());

    static Money of(SettlementTrials.Tried tried) {
      var was = tried.settledFen() + tried.correctedFen();
      return new Money(
          State.COMPUTED, was, tried.triedFen(), tried.triedFen() - was, tried.uncharged());
    }

    /** Whether the money is known. */
    enum State {
      COMPUTED,
      /** The contract's month stands with another of its lines, above; it is counted there. */
      WITH_ANOTHER_LINE,
      /** The month has no settlement: what would be paid for it is not known. */
      NOT_SETTLED,
      /** contract-service, which owns the money, does not answer. */
      UNAVAILABLE
    }
  }

  /**
   * Of the rows whose money is known.
   *
   * @param withoutMoney how many rows are not in the sums
   */
  record Sums(int cards, int withoutMoney, long wasFen, long wouldFen, long changeFen) {

    static Sums of(List<Row> rows) {
      var was = 0L;
      var would = 0L;
      var without = 0;
      for (var row : rows) {
        if (row.money().wasFen() == null || row.money().wouldFen() == null) {
          without += row.money().state() == Money.State.WITH_ANOTHER_LINE ? 0 : 1;
        } else {
          was = Math.addExact(was, row.money().wasFen());
          would = Math.addExact(would, row.money().wouldFen());
        }
      }
      return new Sums(rows.size(), without, was, would, would - was);
    }
  }
}
