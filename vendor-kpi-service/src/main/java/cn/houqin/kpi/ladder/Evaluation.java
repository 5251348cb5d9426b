package cn.houqin.kpi.ladder;

import cn.houqin.events.contract.LadderTerms.Rule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Walks through the months and events of a line of a contract, oldest first, and finds what follows
 * by the ladder in force then. The same input finds the same, in whatever order it came.
 *
 * <p>A month or event counts once in a breach: what has led to something does not lead to it again.
 * A month whose card is not final ends a run; one without activity neither counts nor ends it, but
 * takes its place in the window.
 */
public final class Evaluation {

  private final Function<LocalDate, Optional<Ladder>> ladders;
  private final Set<Finding.Key> setAside;
  private final NavigableMap<YearMonth, FinalScore> cards = new TreeMap<>();
  private final List<Happening> happened = new ArrayList<>();
  private final Map<String, Set<String>> counted = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();

  private Evaluation(Function<LocalDate, Optional<Ladder>> ladders, Set<Finding.Key> setAside) {
    this.ladders = ladders;
    this.setAside = setAside;
  }

  /**
   * @param ladders the ladder in force on a day; of a month, on its last
   * @param setAside what people dismissed, revoked or overturned: it makes nothing graver later
   */
  public static List<Finding> of(
      List<FinalScore> scores,
      List<Happening> happenings,
      Function<LocalDate, Optional<Ladder>> ladders,
      Set<Finding.Key> setAside) {
    var evaluation = new Evaluation(ladders, setAside);
    scores.forEach(score -> evaluation.cards.put(score.month(), score));
    evaluation.walk(
        happenings.stream()
            .sorted(Comparator.comparing(Happening::day).thenComparing(Happening::id))
            .toList());
    return List.copyOf(evaluation.found);
  }

  /** A month is over after all that happened in it. */
  private void walk(List<Happening> happenings) {
    var next = 0;
    for (var month : cards.keySet()) {
      while (next < happenings.size() && !happenings.get(next).month().isAfter(month)) {
        take(happenings.get(next++));
      }
      conclude(
          month.atEndOfMonth(),
          month.toString(),
          (breach, rule) -> Cause.inMonth(rule, month, cards, id -> isFree(breach, id)));
    }
    happenings.subList(next, happenings.size()).forEach(this::take);
  }

  private void take(Happening happening) {
    happened.add(happening);
    conclude(
        happening.day(),
        happening.id(),
        (breach, rule) -> Cause.atEvent(rule, happening, happened, id -> isFree(breach, id)));
  }

  private boolean isFree(String breach, String id) {
    return !counted.getOrDefault(breach, Set.of()).contains(id);
  }

  /** Asks whether a rule applies, for a breach. */
  private interface Applying {
    Optional<Cause> to(String breach, Rule rule);
  }

  /** Of the rules of a breach that apply the gravest decides, of equal ones the first. */
  private void conclude(LocalDate day, String anchor, Applying applying) {
    var ladder = ladders.apply(day).orElse(null);
    if (ladder == null) {
      return;
    }
    for (var breach : ladder.breaches().entrySet()) {
      Cause gravest = null;
      for (var rule : breach.getValue()) {
        var cause = applying.to(breach.getKey(), rule).orElse(null);
        if (cause != null
            && (gravest == null || !Ladder.step(gravest.rule()).reaches(Ladder.step(rule)))) {
          gravest = cause;
        }
      }
      if (gravest != null) {
        var counting = counted.computeIfAbsent(breach.getKey(), _ -> new HashSet<>());
        gravest.ids().forEach(counting::add);
        found.add(finding(ladder, breach.getKey(), anchor, YearMonth.from(day), gravest));
      }
    }
  }

  /** The same breach again is graver, as far as the ladder says so. */
  private Finding finding(
      Ladder ladder, String breach, String anchor, YearMonth month, Cause cause) {
    var decided = cause.rule();
    var earlier = List.<String>of();
    if (Ladder.step(decided) != Step.COMMENDATION) {
      for (var again : ladder.repetitions(breach)) {
        var before = before(breach, month, again);
        if (before.size() >= Ladder.times(again)
            && !Ladder.step(decided).reaches(Ladder.step(again))) {
          decided = again;
          earlier = before;
        }
      }
    }
    return new Finding(
        breach, anchor, month, ladder.outcome(decided), cause.cards(), cause.events(), earlier);
  }

  /** Anchors of the earlier findings that a repetition speaks of. */
  private List<String> before(String breach, YearMonth month, Rule again) {
    var first = month.minusMonths(Ladder.window(again));
    return found.stream()
        .filter(one -> one.breach().equals(breach))
        .filter(one -> one.outcome().step().name().equals(again.when().after()))
        .filter(one -> !one.month().isBefore(first))
        .filter(one -> !setAside.contains(one.key()))
        .map(Finding::anchor)
        .toList();
  }
}
