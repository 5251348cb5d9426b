package cn.houqin.kpi.period;

import cn.houqin.kpi.history.MonthResults;
import cn.houqin.platform.caller.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports whether the grades of a line keep the shares they ought to have. */
@RestController
class DistributionController {

  private final MonthResults results;
  private final PeriodCards cards;
  private final DistributionSettings settings;

  DistributionController(MonthResults results, PeriodCards cards, DistributionSettings settings) {
    this.results = results;
    this.cards = cards;
    this.settings = settings;
  }

  /**
   * A line's.
   *
   * @param ungraded contracts without a final, scored card: they are counted nowhere
   */
  record DistributionView(
      String line, String period, List<String> ungraded, Distribution distribution) {}

  /**
   * @param period 2026-09, 2026-Q3 or 2026
   */
  @GetMapping("/api/grade-distributions")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR')")
  DistributionView distribution(
      Caller caller, @RequestParam String line, @RequestParam String period) {
    var asked = Period.parse(period);
    var grades = new ArrayList<String>();
    var ungraded = new ArrayList<String>();
    if (asked.length() == 1) {
      for (var card : results.ofLine(caller.hospital(), line, asked.first(), asked.last())) {
        if (card.isFinal() && card.grade() != null) {
          grades.add(Objects.requireNonNull(card.grade()));
        } else {
          ungraded.add(card.contract());
        }
      }
    } else {
      for (var card : cards.of(caller.hospital(), line, asked, List.of())) {
        if (card.mean() == null) {
          ungraded.add(card.contract());
        } else {
          grades.add(card.mean().grade());
        }
      }
    }
    return new DistributionView(
        line,
        asked.text(),
        ungraded.stream().sorted().toList(),
        Distribution.of(grades, settings.shares()));
  }
}
