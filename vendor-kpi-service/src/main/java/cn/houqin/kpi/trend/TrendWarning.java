package cn.houqin.kpi.trend;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.indicator.Indicator;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells of each signal once, when the month that shows it was closed or revised; a revision that
 * shows there was none withdraws it.
 */
@Component
class TrendWarning {

  /** So many months, the newest included, make the limits. */
  private static final int MONTHS = 24;

  private final MonthlyFigures history;
  private final Indicators indicators;
  private final Aggregates<TrendSignal> signals;
  private final Clock businessClock;
  private final Reconsidering reconsidering;

  TrendWarning(
      MonthlyFigures history,
      Indicators indicators,
      Aggregates<TrendSignal> signals,
      Clock businessClock) {
    this.history = history;
    this.indicators = indicators;
    this.signals = signals;
    this.businessClock = businessClock;
    this.reconsidering = new Reconsidering(signals, this::seenIn);
    history.onChange(this::look);
  }

  /** The values of an indicator in some months. */
  static List<Trend.Monthly> series(List<MonthlyFigures.Month> months, String indicator) {
    return months.stream()
        .filter(month -> month.indicators().containsKey(indicator))
        .map(
            month ->
                new Trend.Monthly(month.whose().month(), month.indicators().get(indicator).value()))
        .toList();
  }

  private void look(MonthlyFigures.Month closed) {
    var whose = closed.whose();
    var call = Call.system(whose.hospital(), "trend", businessClock.instant());
    if (closed.revision() > 1) {
      reconsidering.reconsider(call, whose);
    }
    var months = seenIn(whose, YearMonth.parse(whose.month()));
    var births = new HashMap<String, Change<TrendSignal>>();
    closed
        .indicators()
        .keySet()
        .forEach(
            code -> {
              var newest = Trend.of(series(months, code)).points().getLast();
              for (var signal : newest.signals()) {
                var id =
                    String.join(
                        "~",
                        whose.contract(),
                        whose.line(),
                        code,
                        signal.rule().name(),
                        signal.since());
                births.put(id, birth(whose, code, newest, signal));
              }
            });
    if (!births.isEmpty()) {
      signals.createMissing(call, births);
    }
  }

  private List<MonthlyFigures.Month> seenIn(MonthlyFigures.Whose whose, YearMonth to) {
    return history.of(
        whose.hospital(), whose.contract(), whose.line(), to.minusMonths(MONTHS - 1), to);
  }

  private Change<TrendSignal> birth(
      MonthlyFigures.Whose whose, String code, Trend.Point point, Trend.Signal signal) {
    var isWorse =
        indicators
            .find(whose.hospital(), code)
            .map(one -> signal.isAbove() == (one.direction() == Indicator.Direction.LOWER))
            .orElse(!signal.isAbove());
    var body =
        new TrendSignal(
            whose.contract(),
            whose.line(),
            whose.vendor(),
            code,
            point.month(),
            signal,
            point.value(),
            isWorse,
            businessClock.instant(),
            null);
    var key =
        switch (signal.rule()) {
          case OUTSIDE_LIMITS -> "notice.trend-outside-limits";
          case RUN_OF_EIGHT -> "notice.trend-run-of-eight";
        };
    return Change.to(body)
        .noting(
            new Notice(
                "role:VENDOR_MANAGER",
                key,
                Map.of(
                    "contract", whose.contract(),
                    "line", whose.line(),
                    "indicator", code,
                    "month", point.month())));
  }
}
