package cn.houqin.kpi.consequence;

import cn.houqin.kpi.consequence.Consequence.Status;
import cn.houqin.kpi.ladder.FinalScore;
import cn.houqin.kpi.ladder.Happening;
import cn.houqin.kpi.occurrence.Occurrences;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that a ladder looks at, of a line of a contract. */
@Component
class Causes {

  private static final int AT_ONCE = 200;

  private final Aggregates<Consequence> consequences;
  private final FinalScores scores;
  private final Occurrences occurrences;
  private final Terms terms;

  Causes(
      Aggregates<Consequence> consequences,
      FinalScores scores,
      Occurrences occurrences,
      Terms terms) {
    this.consequences = consequences;
    this.scores = scores;
    this.occurrences = occurrences;
    this.terms = terms;
  }

  List<FinalScore> scores(String hospital, String contract, String line) {
    return scores.of(hospital, contract, line);
  }

  /** All that has been proposed, whatever became of it. */
  List<Stored<Consequence>> standing(String hospital, String contract, String line) {
    var all = new ArrayList<Stored<Consequence>>();
    Map<String, Object> of = Map.of("contract", contract, "line", line);
    @Nullable String after = null;
    do {
      var page =
          consequences.list(
              Caller.system(hospital), new ListQuery(of, "-month", AT_ONCE, after, null));
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  /** What was reported, and rectifications that failed. */
  List<Happening> happenings(
      String hospital, String contract, String line, Collection<Consequence> standing) {
    var all = new ArrayList<Happening>();
    for (var one : occurrences.counting(hospital, contract, line)) {
      all.add(new Happening(one.id(), one.body().kind().name(), one.body().day()));
    }
    var zone = terms.zone(hospital);
    for (var one : standing) {
      var rectification = one.rectification();
      if (one.status() == Status.CLOSED && rectification != null && rectification.hasFailed()) {
        var at = Objects.requireNonNull(rectification.check()).at();
        var key = one.finding().key();
        all.add(
            new Happening(
                "recheck." + key.breach() + "." + key.anchor(),
                "RECTIFICATION_FAILED",
                LocalDate.ofInstant(at, zone)));
      }
    }
    return all;
  }

  /** Who reported the events of a finding. */
  List<String> reporters(String hospital, List<Happening> events) {
    return occurrences.reporters(hospital, events.stream().map(Happening::id).toList());
  }
}
