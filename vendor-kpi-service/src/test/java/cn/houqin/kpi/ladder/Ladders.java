package cn.houqin.kpi.ladder;

import cn.houqin.events.contract.LadderTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The domain's ladder, and months written down as text. */
public final class Ladders {

  /** What domain.md gives as an example, as JSON. */
  public static final String DOMAIN =
      """
      {"confirmFrom": "RECTIFICATION_NOTICE", "rules": [
        {"rule": "very-low", "when": {"on": "SCORE_BELOW", "score": "60"},
         "then": {"step": "RECTIFICATION_NOTICE", "deadlineDays": 15}},
        {"rule": "not-rectified", "when": {"on": "EVENT", "event": "RECTIFICATION_FAILED"},
         "then": {"step": "WARNING"}},
        {"rule": "low-running", "breach": "low",
         "when": {"on": "SCORE_BELOW", "score": "80", "times": 2, "withinMonths": 2, "consecutive": true},
         "then": {"step": "WARNING"}},
        {"rule": "low-often", "breach": "low",
         "when": {"on": "SCORE_BELOW", "score": "80", "times": 3, "withinMonths": 12},
         "then": {"step": "WARNING"}},
        {"rule": "again", "when": {"on": "REPEATED", "after": "WARNING", "withinMonths": 12},
         "then": {"step": "FINAL_WARNING"}},
        {"rule": "again-after-final",
         "when": {"on": "REPEATED", "after": "FINAL_WARNING", "withinMonths": 6},
         "then": {"step": "TERMINATION_PROPOSAL"}},
        {"rule": "integrity", "when": {"on": "EVENT", "event": "INTEGRITY_BREACH"},
         "then": {"step": "SUSPENSION", "confirm": false}},
        {"rule": "excellent",
         "when": {"on": "SCORE_AT_LEAST", "score": "91", "times": 3, "withinMonths": 3, "consecutive": true},
         "then": {"step": "COMMENDATION"}}]}
      """;

  private Ladders() {}

  static Ladder ladder(String json) {
    return new Ladder(1, JsonMapper.shared().readValue(json, LadderTerms.class));
  }

  /** Totals month by month from one on; - where nothing was scored, ? where no card is final. */
  static List<FinalScore> months(String from, String totals) {
    var scores = new ArrayList<FinalScore>();
    var month = YearMonth.parse(from);
    for (var total : totals.split(" ")) {
      if (!total.equals("?")) {
        var value = total.equals("-") ? null : new BigDecimal(total);
        scores.add(new FinalScore("C~L~" + month, month, 1, value, null));
      }
      month = month.plusMonths(1);
    }
    return scores;
  }

  static Happening happening(String id, String kind, String day) {
    return new Happening(id, kind, LocalDate.parse(day));
  }

  /** What the domain's ladder finds, as "anchor step rule". */
  static List<String> found(String from, String totals) {
    return told(Evaluation.of(months(from, totals), List.of(), always(DOMAIN), Set.of()));
  }

  static java.util.function.Function<LocalDate, Optional<Ladder>> always(String json) {
    var ladder = ladder(json);
    return _ -> Optional.of(ladder);
  }

  static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(one -> one.anchor() + " " + one.outcome().step() + " " + one.outcome().rule())
        .toList();
  }
}
