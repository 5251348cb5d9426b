package cn.houqin.kpi.ranking;

import cn.houqin.kpi.history.ClosedResults;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stands where on a line, in a month or over several. */
@RestController
class RankingController {

  static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR')";
  static final int MOST_ROWS = 500;
  static final int MOST_MONTHS = 12;

  private final ClosedResults results;
  private final long few;

  RankingController(ClosedResults results, @Value("${houqin.rankings.few-figures:30}") long few) {
    this.results = results;
    this.few = few;
  }

  /**
   * A ranking.
   *
   * @param few below so many figures a row is marked
   * @param contracts how many there are in all
   */
  record RankingView(
      String line, YearMonth from, YearMonth to, long few, int contracts, List<Ranking.Row> rows) {}

  /**
   * @param to the last month; the first where none is given
   */
  @GetMapping("/api/rankings")
  @PreAuthorize(READERS)
  RankingView rank(
      Caller caller,
      @RequestParam String line,
      @RequestParam YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to) {
    var last = last(from, to, MOST_MONTHS);
    var rows = Ranking.of(results.of(caller.hospital(), line, from, last), few).rows();
    return new RankingView(
        line, from, last, few, rows.size(), rows.stream().limit(MOST_ROWS).toList());
  }

  /** The last month; at most so many from the first. */
  static YearMonth last(YearMonth from, @Nullable YearMonth to, int most) {
    var last = to == null ? from : to;
    if (last.isBefore(from) || !last.isBefore(from.plusMonths(most))) {
      throw Invalid.field("to", "months-in-order", last, most);
    }
    return last;
  }
}
