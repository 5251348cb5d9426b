package cn.houqin.kpi.simulation;

import cn.houqin.kpi.history.BackTest;
import cn.houqin.kpi.history.ClosedResults.ClosedResult;
import cn.houqin.kpi.scorecard.Revision;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tries contracts one after the other, each with all its months, until a number of cards or a time
 * is reached; the rest is asked for after the last contract told.
 */
@Component
class Simulating {

  private static final int MOST_CARDS = 1_000;

  private final BackTest backTest;
  private final SettlementTrials trials;
  private final Duration atMost;

  Simulating(
      BackTest backTest,
      SettlementTrials trials,
      @Value("${houqin.simulations.at-most:20s}") Duration atMost) {
    this.backTest = backTest;
    this.trials = trials;
    this.atMost = atMost;
  }

  Simulation run(String hospital, SimulationForm form, @Nullable String after) {
    var variation =
        new Variation(
            form.definition() == null ? null : form.definition().scheme(), form.targets());
    var until = MachineTime.now().plus(atMost);
    var rows = new ArrayList<Simulation.Row>();
    @Nullable String last = null;
    @Nullable String next = null;
    var money = new AskedMoney(hospital, form);
    for (var contract : contracts(hospital, form, after).entrySet()) {
      if (last != null
          && (rows.size() + contract.getValue().size() > MOST_CARDS
              || MachineTime.now().isAfter(until))) {
        next = last;
        break;
      }
      rows.addAll(money.rows(contract.getKey(), tried(hospital, contract.getValue(), variation)));
      last = contract.getKey();
    }
    if (!rows.isEmpty()) {
      variation.refuseTargetsOfNothing();
    }
    return new Simulation(
        form.line(), form.from(), form.to(), Simulation.Sums.of(rows), List.copyOf(rows), next);
  }

  /** A closed card of a line. */
  private record OfLine(String line, ClosedResult card) {}

  /** The oldest month first, the lines of a month one after the other. */
  private List<BackTest.Tried> tried(String hospital, List<OfLine> cards, Variation variation) {
    var byLine =
        cards.stream()
            .collect(
                Collectors.groupingBy(
                    OfLine::line,
                    TreeMap::new,
                    Collectors.mapping(OfLine::card, Collectors.toList())));
    return byLine.entrySet().stream()
        .flatMap(
            line ->
                backTest.tried(hospital, line.getKey(), line.getValue(), variation::of).stream())
        .sorted(
            Comparator.comparing((BackTest.Tried one) -> one.card().month())
                .thenComparing(BackTest.Tried::line))
        .toList();
  }

  /** The closed cards of each contract. */
  private TreeMap<String, List<OfLine>> contracts(
      String hospital, SimulationForm form, @Nullable String after) {
    var lines = form.line() == null ? backTest.lines(hospital) : List.of(form.line());
    return lines.stream()
        .flatMap(
            line ->
                backTest.closed(hospital, line, form.from(), form.to()).stream()
                    .map(card -> new OfLine(line, card)))
        .filter(one -> form.isOf(one.card().contract()))
        .filter(one -> after == null || one.card().contract().compareTo(after) > 0)
        .collect(
            Collectors.groupingBy(one -> one.card().contract(), TreeMap::new, Collectors.toList()));
  }

  /** The money of one simulation; once its owner does not answer, it is not asked again. */
  private final class AskedMoney {

    private final String hospital;
    private final SimulationForm form;
    private boolean isAway;

    AskedMoney(String hospital, SimulationForm form) {
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
                    return new SettlementTrials.Month(
                        month, scores(contract, month, one.getValue()));
                  })
              .toList();
      return trials
          .ask(hospital, new SettlementTrials.Question(contract, months, mechanisms(tried)))
          .map(
              told ->
                  told.stream()
                      .collect(
                          Collectors.toMap(one -> one.month().toString(), Function.identity())));
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
}
