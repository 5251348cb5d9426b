package cn.houqin.kpi.simulation;

import cn.houqin.kpi.history.BackTest;
import cn.houqin.kpi.scorecard.Revision;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The money of one simulation; once its owner does not answer, it is not asked again. */
final class AskedMoney {

  private final BackTest backTest;
  private final SettlementTrials trials;
  private final String hospital;
  private final SimulationForm form;
  private boolean isAway;

  AskedMoney(BackTest backTest, SettlementTrials trials, String hospital, SimulationForm form) {
    this.backTest = backTest;
    this.trials = trials;
    this.hospital = hospital;
    this.form = form;
  }

  List<Simulation.Row> rows(String contract, List<BackTest.Tried> tried) {
    var months =
        isAway ? Optional.<Map<String, SettlementTrials.Tried>>empty() : ask(contract, tried);
    isAway = months.isEmpty();
    var rows = new ArrayList<Simulation.Row>();
    var told = new HashSet<String>();
    for (var one : tried) {
      var month = one.card().month();
      var money =
          told.add(month)
              ? months.map(known -> money(known.get(month))).orElse(Simulation.Money.UNAVAILABLE)
              : Simulation.Money.WITH_ANOTHER_LINE;
      rows.add(row(one, money));
    }
    return rows;
  }

  private Simulation.Money money(SettlementTrials.@Nullable Tried tried) {
    return tried == null ? Simulation.Money.NOT_SETTLED : Simulation.Money.of(tried);
  }

  private Optional<Map<String, SettlementTrials.Tried>> ask(
      String contract, List<BackTest.Tried> tried) {
    var byMonth =
        tried.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.card().month(), TreeMap::new, Collectors.toList()));
    var months =
        byMonth.entrySet().stream()
            .map(
                one -> {
                  var month = YearMonth.parse(one.getKey());
                  return new SettlementTrials.Month(month, scores(contract, month, one.getValue()));
                })
            .toList();
    return trials
        .ask(hospital, new SettlementTrials.Question(contract, months, mechanisms(tried)))
        .map(
            told ->
                told.stream()
                    .collect(Collectors.toMap(one -> one.month().toString(), Function.identity())));
  }

  /** The tried one, on every line that is tried; null where the contract's own is kept. */
  private @Nullable Map<String, Mechanism> mechanisms(List<BackTest.Tried> tried) {
    var mechanism = form.mechanism();
    if (mechanism == null) {
      return null;
    }
    var byLine = new TreeMap<String, Mechanism>();
    tried.forEach(one -> byLine.put(one.line(), mechanism));
    return byLine;
  }

  /** Of all lines of the contract: the tried ones as they would be, the others as they are. */
  private Map<String, SettlementTrials.Score> scores(
      String contract, YearMonth month, List<BackTest.Tried> tried) {
    var scores = new TreeMap<String, SettlementTrials.Score>();
    backTest
        .otherLines(hospital, contract, tried.getFirst().line(), month)
        .forEach((line, result) -> scores.put(line, score(result)));
    tried.forEach(one -> scores.put(one.line(), score(one.would())));
    return scores;
  }

  private static SettlementTrials.Score score(Revision.Result result) {
    return new SettlementTrials.Score(result.total(), result.grade());
  }

  private Simulation.Row row(BackTest.Tried tried, Simulation.Money money) {
    var was = tried.was().total();
    var would = tried.would().total();
    return new Simulation.Row(
        tried.card().contract(),
        tried.line(),
        tried.card().vendor(),
        tried.card().month(),
        Simulation.Outcome.of(tried.was()),
        Simulation.Outcome.of(tried.would()),
        was == null || would == null ? null : would.subtract(was),
        money);
  }
}
