package cn.houqin.kpi.simulation;

import cn.houqin.kpi.history.BackTest;
import cn.houqin.kpi.history.ClosedResults.ClosedResult;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
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
      var tried = backTest.tried(hospital, form.line(), contract.getValue(), variation::of);
      rows.addAll(money.rows(contract.getKey(), tried));
      last = contract.getKey();
    }
    if (!rows.isEmpty()) {
      variation.refuseTargetsOfNothing();
    }
    return new Simulation(
        form.line(), form.from(), form.to(), Simulation.Sums.of(rows), List.copyOf(rows), next);
  }

  /** The closed cards of each contract, the oldest month first. */
  private TreeMap<String, List<ClosedResult>> contracts(
      String hospital, SimulationForm form, @Nullable String after) {
    return backTest.closed(hospital, form.line(), form.from(), form.to()).stream()
        .filter(card -> form.isOf(card.contract()))
        .filter(card -> after == null || card.contract().compareTo(after) > 0)
        .sorted(Comparator.comparing(ClosedResult::month))
        .collect(Collectors.groupingBy(ClosedResult::contract, TreeMap::new, Collectors.toList()));
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
      return tried.stream()
          .map(
              one ->
                  row(
                      one,
                      months
                          .map(known -> money(known.get(one.card().month())))
                          .orElse(Simulation.Money.UNAVAILABLE)))
          .toList();
    }

    private Simulation.Money money(SettlementTrials.@Nullable Tried tried) {
      return tried == null ? Simulation.Money.NOT_SETTLED : Simulation.Money.of(tried);
    }

    private Optional<Map<String, SettlementTrials.Tried>> ask(
        String contract, List<BackTest.Tried> tried) {
      var months =
          tried.stream()
              .map(
                  one ->
                      new SettlementTrials.Month(
                          YearMonth.parse(one.card().month()), scores(contract, one)))
              .toList();
      var mechanisms = form.mechanism() == null ? null : Map.of(form.line(), form.mechanism());
      return trials
          .ask(hospital, form.line(), new SettlementTrials.Question(contract, months, mechanisms))
          .map(
              told ->
                  told.stream()
                      .collect(
                          Collectors.toMap(one -> one.month().toString(), Function.identity())));
    }

    /** Of all lines of the contract: the tried one as it would be, the others as they are. */
    private Map<String, SettlementTrials.Score> scores(String contract, BackTest.Tried tried) {
      var scores = new TreeMap<String, SettlementTrials.Score>();
      backTest
          .otherLines(hospital, contract, form.line(), YearMonth.parse(tried.card().month()))
          .forEach(
              (line, result) ->
                  scores.put(line, new SettlementTrials.Score(result.total(), result.grade())));
      scores.put(
          form.line(), new SettlementTrials.Score(tried.would().total(), tried.would().grade()));
      return scores;
    }

    private Simulation.Row row(BackTest.Tried tried, Simulation.Money money) {
      var was = tried.was().total();
      var would = tried.would().total();
      return new Simulation.Row(
          contract(tried),
          tried.card().vendor(),
          tried.card().month(),
          Simulation.Outcome.of(tried.was()),
          Simulation.Outcome.of(tried.would()),
          was == null || would == null ? null : would.subtract(was),
          money);
    }

    private String contract(BackTest.Tried tried) {
      return tried.card().contract();
    }
  }
}
