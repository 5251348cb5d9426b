package cn.houqin.kpi.ladder;

import cn.houqin.events.contract.LadderTerms.Rule;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A rule that applies, and the cards or events by which it does, oldest first. */
record Cause(Rule rule, List<FinalScore> cards, List<Happening> events) {

  Stream<String> ids() {
    return Stream.concat(
        cards.stream().map(FinalScore::scorecard), events.stream().map(Happening::id));
  }

  /**
   * Whether a rule applies in a month, which must itself be of those that count.
   *
   * @param free the ids that have not yet counted in the breach
   */
  static Optional<Cause> inMonth(
      Rule rule,
      YearMonth month,
      NavigableMap<YearMonth, FinalScore> cards,
      Predicate<String> free) {
    var first = month.minusMonths(Ladder.window(rule) - 1L);
    var counting = new ArrayList<FinalScore>();
    for (var one = month; !one.isBefore(first); one = one.minusMonths(1)) {
      var card = cards.get(one);
      if (card != null && Ladder.speaksOf(rule, card) && free.test(card.scorecard())) {
        counting.addFirst(card);
      } else if (one.equals(month)) {
        return Optional.empty();
      } else if (Ladder.isRun(rule) && (card == null || !card.hasNoActivity())) {
        break;
      }
    }
    return counting.size() < Ladder.times(rule)
        ? Optional.empty()
        : Optional.of(new Cause(rule, List.copyOf(counting), List.of()));
  }

  /**
   * Whether a rule applies when something happens.
   *
   * @param before what happened until then, oldest first, that included
   */
  static Optional<Cause> atEvent(
      Rule rule, Happening happening, List<Happening> before, Predicate<String> free) {
    if (!Ladder.speaksOf(rule, happening)) {
      return Optional.empty();
    }
    var after = happening.day().minusMonths(Ladder.window(rule));
    var counting =
        before.stream()
            .filter(one -> Ladder.speaksOf(rule, one))
            .filter(one -> one.day().isAfter(after))
            .filter(one -> free.test(one.id()))
            .toList();
    return counting.size() < Ladder.times(rule)
        ? Optional.empty()
        : Optional.of(new Cause(rule, List.of(), counting));
  }
}
