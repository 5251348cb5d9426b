package cn.houqin.kpi.ladder;

import static cn.houqin.kpi.ladder.Ladders.DOMAIN;
import static cn.houqin.kpi.ladder.Ladders.always;
import static cn.houqin.kpi.ladder.Ladders.happening;
import static cn.houqin.kpi.ladder.Ladders.months;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds of every history, tried on random ones of four years. */
class EvaluationPropertiesTests {

  private static final List<String> TOTALS =
      List.of("?", "-", "50", "59.99", "60", "75", "79.99", "80", "90.99", "91", "95");

  private final List<FinalScore> scores;
  private final List<Happening> happenings;
  private final Random random;

  EvaluationPropertiesTests(RepetitionInfo repetition) {
    random = new Random(repetition.getCurrentRepetition());
    scores =
        months(
            "2024-07",
            IntStream.range(0, 48)
                .mapToObj(_ -> TOTALS.get(random.nextInt(TOTALS.size())))
                .collect(Collectors.joining(" ")));
    happenings =
        IntStream.range(0, 6)
            .mapToObj(
                n ->
                    happening(
                        "e" + n,
                        n % 2 == 0 ? "INTEGRITY_BREACH" : "RECTIFICATION_FAILED",
                        YearMonth.parse("2024-07").plusMonths(random.nextInt(48)).atDay(9) + ""))
            .toList();
  }

  private List<Finding> found(List<FinalScore> cards) {
    return Evaluation.of(cards, happenings, always(DOMAIN), Set.of());
  }

  @RepeatedTest(100)
  void theOrderOfArrivalDoesNotMatter() {
    var mixed = new ArrayList<>(scores);
    Collections.shuffle(mixed, random);
    var events = new ArrayList<>(happenings);
    Collections.shuffle(events, random);

    assertThat(Evaluation.of(mixed, events, always(DOMAIN), Set.of())).isEqualTo(found(scores));
  }

  @RepeatedTest(100)
  void whatWasFoundStaysWhenFurtherMonthsCome() {
    var some = scores.subList(0, 1 + random.nextInt(scores.size()));
    var until = some.getLast().month();

    assertThat(found(some).stream().filter(one -> !one.month().isAfter(until)))
        .containsExactlyElementsOf(
            found(scores).stream().filter(one -> !one.month().isAfter(until)).toList());
  }

  @RepeatedTest(100)
  void aMonthCountsOnceInABreachAndEveryFindingIsItsOwn() {
    var keys = new HashSet<Finding.Key>();
    var counted = new HashSet<String>();
    for (var finding : found(scores)) {
      assertThat(keys.add(finding.key())).isTrue();
      for (var card : finding.cards()) {
        assertThat(counted.add(finding.breach() + card.scorecard())).isTrue();
      }
      if (!finding.cards().isEmpty()) {
        assertThat(finding.cards().getLast().month()).isEqualTo(finding.month());
      }
    }
  }

  @RepeatedTest(100)
  void everyWarningHasItsTwoRunningOrItsThreeInTwelve() {
    for (var finding : found(scores)) {
      if (!finding.breach().equals("low")) {
        continue;
      }
      var cards = finding.cards();
      assertThat(cards)
          .allSatisfy(card -> assertThat(card.total()).isLessThan(new java.math.BigDecimal("80")));
      var isRun =
          cards.size() == 2 && cards.getFirst().month().plusMonths(1).equals(finding.month());
      var isOften =
          cards.size() >= 3 && cards.getFirst().month().plusMonths(12).isAfter(finding.month());
      assertThat(isRun || isOften).isTrue();
    }
  }
}
