package cn.houqin.kpi.simulation;

import cn.houqin.kpi.history.BackTest;
import cn.houqin.kpi.history.ClosedResults.ClosedResult;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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
    var money = new AskedMoney(backTest, trials, hospital, form);
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
}
