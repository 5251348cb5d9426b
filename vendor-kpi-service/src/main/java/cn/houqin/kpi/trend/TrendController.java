package cn.houqin.kpi.trend;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.indicator.Indicator;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closed months of an indicator with their control limits; a vendor user sees its own. */
@RestController
@RequestMapping("/api/trends")
class TrendController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR','VENDOR')";
  private static final int MOST_MONTHS = 36;
  private static final int DECIMALS = 4;

  private final MonthlyFigures history;
  private final Indicators indicators;
  private final Terms terms;
  private final Aggregates<TrendSignal> signals;

  TrendController(
      MonthlyFigures history, Indicators indicators, Terms terms, Aggregates<TrendSignal> signals) {
    this.history = history;
    this.indicators = indicators;
    this.terms = terms;
    this.signals = signals;
  }

  /**
   * A series.
   *
   * @param needed fewer months than this have no limits
   * @param limits null where there are too few months
   */
  record TrendView(
      String contract,
      String line,
      String indicator,
      Indicator.Unit unit,
      Indicator.Direction better,
      int needed,
      @Nullable LimitsView limits,
      List<Trend.Point> points) {}

  /** Limits of a series, rounded to 4 decimals; {@code months} made them. */
  record LimitsView(
      int months,
      BigDecimal mean,
      BigDecimal lower,
      BigDecimal upper,
      BigDecimal meanRange,
      BigDecimal upperRange) {

    static LimitsView of(ControlLimits limits, int months) {
      return new LimitsView(
          months,
          shown(limits.mean()),
          shown(limits.lower()),
          shown(limits.upper()),
          shown(limits.meanRange()),
          shown(limits.upperRange()));
    }

    private static BigDecimal shown(Rational exact) {
      return exact.rounded(DECIMALS);
    }
  }

  @GetMapping
  @PreAuthorize(READERS)
  TrendView trend(
      Caller caller,
      @RequestParam String contract,
      @RequestParam String line,
      @RequestParam String indicator,
      @RequestParam YearMonth from,
      @RequestParam YearMonth to) {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(MOST_MONTHS))) {
      throw Invalid.field("to", "months-in-order", to, MOST_MONTHS);
    }
    terms.seen(caller, contract);
    var measured =
        indicators
            .find(caller.hospital(), indicator)
            .orElseThrow(() -> new NotFound("indicator", indicator));
    var months = history.of(caller.hospital(), contract, line, from, to);
    var trend = Trend.of(TrendWarning.series(months, indicator));
    return new TrendView(
        contract,
        line,
        indicator,
        measured.unit(),
        measured.direction(),
        ControlLimits.FEWEST,
        trend.limits() == null ? null : LimitsView.of(trend.limits(), trend.points().size()),
        trend.points());
  }

  /** What was told, the newest month first. */
  @GetMapping("/signals")
  @PreAuthorize(READERS)
  Page<TrendSignal> told(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (contract != null) {
      filters.put("contract", contract);
    }
    return signals
        .list(caller, new ListQuery(filters, "-month", limit, after, changedSince))
        .map(Stored::body);
  }
}
