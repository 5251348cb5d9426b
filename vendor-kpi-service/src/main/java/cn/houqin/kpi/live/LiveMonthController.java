package cn.houqin.kpi.live;

import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.CursorSecret;
import cn.houqin.platform.problem.Invalid;
import java.time.YearMonth;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How every contract of a line stands in a month, closed or still open. */
@RestController
class LiveMonthController {

  private static final int MOST = 500;

  private final LiveMonth months;
  private final Terms terms;
  private final CursorSecret secret;

  LiveMonthController(LiveMonth months, Terms terms, MongoTemplate mongo) {
    this.months = months;
    this.terms = terms;
    this.secret = new CursorSecret(mongo);
  }

  /**
   * A line's month.
   *
   * @param next the cursor of the following cards, null at the end
   */
  record LiveView(
      String line, YearMonth month, List<LiveMonth.LiveCard> items, @Nullable String next) {}

  /** In order of the contracts' numbers; a page may hold fewer than asked for and go on. */
  @GetMapping("/api/scorecards/live")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR')")
  LiveView live(
      Caller caller,
      @RequestParam String line,
      @RequestParam YearMonth month,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after) {
    if (limit < 1 || limit > MOST) {
      throw Invalid.field("limit", "between", limit, 1, MOST);
    }
    var hospital = caller.hospital();
    var cursors = secret.cursors();
    var boundTo = "live\n" + hospital + "\n" + line + "\n" + month;
    var last = after == null ? "" : cursors.decode(after, boundTo).getString("contract");
    var found = terms.withLine(hospital, line, last, limit + 1);
    var here = found.size() <= limit ? found : found.subList(0, limit);
    var cards = months.of(hospital, line, month, Terms.inMonth(here, line, month));
    var next =
        found.size() <= limit
            ? null
            : cursors.encode(new Document("contract", here.getLast().contract()), boundTo);
    return new LiveView(line, month, cards, next);
  }
}
