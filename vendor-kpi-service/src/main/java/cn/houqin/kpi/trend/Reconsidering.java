package cn.houqin.kpi.trend;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.paging.ListQuery;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Signals told before, by the months as they stand after one was revised: what is not there any
 * more is withdrawn, what is there again stands again. Found the same, nothing changes.
 */
final class Reconsidering {

  private static final int AT_ONCE = 200;

  private final Aggregates<TrendSignal> signals;
  private final BiFunction<MonthlyFigures.Whose, YearMonth, List<MonthlyFigures.Month>> months;

  /**
   * @param months those that a signal of a month was seen in
   */
  Reconsidering(
      Aggregates<TrendSignal> signals,
      BiFunction<MonthlyFigures.Whose, YearMonth, List<MonthlyFigures.Month>> months) {
    this.signals = signals;
    this.months = months;
  }

  /** Those of the month, and of the later ones whose limits it has a part in. */
  void reconsider(Call call, MonthlyFigures.Whose whose) {
    for (var told : toldSince(call, whose)) {
      var isThere = isThere(whose, told.body());
      if (isThere != told.body().stands()) {
        signals.change(
            call,
            told.id(),
            current -> {
              var change =
                  Change.to(current.body().standing(isThere, call.now())).because("MONTH_REVISED");
              return isThere ? change : change.noting(withdrawn(current.body()));
            });
      }
    }
  }

  private static Notice withdrawn(TrendSignal signal) {
    return new Notice(
        "role:VENDOR_MANAGER",
        "notice.trend-withdrawn",
        Map.of(
            "contract", signal.contract(),
            "line", signal.line(),
            "indicator", signal.indicator(),
            "month", signal.month()));
  }

  private List<Stored<TrendSignal>> toldSince(Call call, MonthlyFigures.Whose whose) {
    var all = new ArrayList<Stored<TrendSignal>>();
    Map<String, Object> ofContract = Map.of("contract", whose.contract());
    @Nullable String after = null;
    do {
      var page =
          signals.list(call.caller(), new ListQuery(ofContract, "-month", AT_ONCE, after, null));
      var since =
          page.items().stream()
              .filter(one -> one.body().month().compareTo(whose.month()) >= 0)
              .toList();
      since.stream().filter(one -> one.body().line().equals(whose.line())).forEach(all::add);
      after = since.size() < page.items().size() ? null : page.next();
    } while (after != null);
    return all;
  }

  private boolean isThere(MonthlyFigures.Whose whose, TrendSignal told) {
    var known = months.apply(whose, YearMonth.parse(told.month()));
    var points = Trend.of(TrendWarning.series(known, told.indicator())).points();
    return !points.isEmpty()
        && points.getLast().month().equals(told.month())
        && points.getLast().signals().stream()
            .anyMatch(
                one ->
                    one.rule() == told.signal().rule()
                        && one.since().equals(told.signal().since()));
  }
}
