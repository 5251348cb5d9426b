package cn.houqin.kpi.ranking;

import cn.houqin.kpi.evidence.LineSums;
import cn.houqin.kpi.indicator.Indicator;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stands where on a line by one indicator. */
@RestController
class IndicatorRankingController {

  private static final int MOST_OPEN_MONTHS = 120;

  private final IndicatorSums sums;
  private final Indicators indicators;
  private final long few;

  IndicatorRankingController(
      IndicatorSums sums,
      Indicators indicators,
      @Value("${houqin.rankings.few-figures:30}") long few) {
    this.sums = sums;
    this.indicators = indicators;
    this.few = few;
  }

  /**
   * A ranking.
   *
   * @param few on fewer figures a row is marked
   * @param contracts how many there are in all
   */
  record RankingView(
      String line,
      String indicator,
      Indicator.Direction better,
      YearMonth from,
      YearMonth to,
      long few,
      int contracts,
      List<IndicatorRanking.Row> rows) {}

  /**
   * @param to the last month; the first where none is given
   * @param open whether months count that are not closed: then all evidence that was not withdrawn,
   *     of an indicator with figures of its own
   */
  @GetMapping("/api/rankings/{indicator}")
  @PreAuthorize(RankingController.READERS)
  RankingView rank(
      Caller caller,
      @PathVariable String indicator,
      @RequestParam String line,
      @RequestParam YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to,
      @RequestParam(defaultValue = "false") boolean open) {
    var last =
        RankingController.last(from, to, open ? MOST_OPEN_MONTHS : RankingController.MOST_MONTHS);
    var measured =
        indicators
            .find(caller.hospital(), indicator)
            .orElseThrow(() -> new NotFound("indicator", indicator));
    var asked = new LineSums.Asked(caller.hospital(), line, indicator, from, last);
    var rows =
        IndicatorRanking.of(open ? sums.open(asked) : sums.closed(asked), measured, few).rows();
    return new RankingView(
        line,
        indicator,
        measured.direction(),
        from,
        last,
        few,
        rows.size(),
        rows.stream().limit(RankingController.MOST_ROWS).toList());
  }
}
