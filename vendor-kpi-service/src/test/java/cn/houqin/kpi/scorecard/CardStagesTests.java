package cn.houqin.kpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardStagesTests {

  private static final Instant NOW = Instant.parse("2026-10-05T02:00:00Z");
  private static final Closing OPEN =
      Closing.open(new CardId("HT-1", "CLEANING", YearMonth.of(2026, 9)), "V1");

  private static Closing closed() {
    return OPEN.closed(
        revision(1, Revision.Kind.CLOSED, List.of("o1/RESPOND#1", "o2/RESPOND#1"), List.of()),
        new Milestones.Arrival(2, 2, List.of(), 1));
  }

  private static Revision revision(
      int number, Revision.Kind kind, List<String> added, List<String> removed) {
    return new Revision(
        number,
        Revision.Reason.of(kind),
        new Revision.Basis("S@1", 1),
        new Revision.Result(new BigDecimal("90.00"), "GOOD", "d", 1),
        added,
        removed,
        "m",
        NOW);
  }

  private static Closing proposed() {
    return OPEN.proposing(new Adjustment(Adjustment.Kind.BONUS, BigDecimal.ONE), "praise", "anna");
  }

  @Test
  void countsAnAdjustmentOnlyOnceAnotherPersonApproved() {
    assertThat(proposed().approved()).isEmpty();
    assertThat(proposed().approving(1, "ben").approved())
        .containsExactly(new Adjustment(Adjustment.Kind.BONUS, BigDecimal.ONE));
  }

  @Test
  void refusesApprovalByItsAuthor() {
    assertThatThrownBy(() -> proposed().approving(1, "anna")).isInstanceOf(Forbidden.class);
  }

  @Test
  void refusesToApproveWhatWasNeverProposed() {
    assertThatThrownBy(() -> proposed().approving(2, "ben")).isInstanceOf(NotFound.class);
  }

  @Test
  void takesNoAdjustmentAfterClosing() {
    assertThatThrownBy(
            () ->
                closed()
                    .proposing(
                        new Adjustment(Adjustment.Kind.PENALTY, BigDecimal.ONE), "late", "anna"))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
  }

  @Test
  void goesFromClosedOverPublishedToFinalAndNoOtherWay() {
    var published = closed().published(NOW, NOW.plusSeconds(1));
    var last = published.finalised("vendor-user", NOW);

    assertThat(last.stage()).isEqualTo(Stage.FINAL);
    assertThat(last.milestones().acceptedBy()).isEqualTo("vendor-user");
    assertThatThrownBy(() -> OPEN.published(NOW, NOW))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
    assertThatThrownBy(() -> closed().finalised("vendor-user", NOW))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
    assertThatThrownBy(() -> last.published(NOW, NOW))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
  }

  @Test
  void endsTheAppealWindowByItself() {
    var published = closed().published(NOW, NOW.plusSeconds(1));

    assertThat(published.considered().nextTimerAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(published.finalised(null, NOW.plusSeconds(1)).milestones().acceptedBy()).isNull();
  }

  @Test
  void looksForWhatCameMeanwhileAfterEachStep() {
    var published = closed().published(NOW, NOW.plusSeconds(1));

    assertThat(closed().nextTimerAt()).isEqualTo(NOW);
    assertThat(published.nextTimerAt()).isEqualTo(NOW);
    assertThat(published.finalised("vendor-user", NOW).nextTimerAt()).isEqualTo(NOW);
    assertThat(closed().considered().nextTimerAt()).isNull();
  }

  @Test
  void keepsWhatEachRevisionCounted() {
    var revised =
        closed()
            .revised(
                revision(
                    2,
                    Revision.Kind.CHANGED_EVIDENCE,
                    List.of("o3/RESPOND#1"),
                    List.of("o1/RESPOND#1")),
                NOW);

    assertThat(revised.countedBy(1)).containsExactly("o1/RESPOND#1", "o2/RESPOND#1");
    assertThat(revised.countedBy(2)).containsExactly("o2/RESPOND#1", "o3/RESPOND#1");
    assertThatThrownBy(() -> revised.countedBy(3)).isInstanceOf(NotFound.class);
  }

  @Test
  void publishesARevisionAnewWithAnAppealWindowOfItsOwn() {
    var later = NOW.plusSeconds(100);
    var published = closed().published(NOW, NOW.plusSeconds(1));

    var revised =
        published.revised(
            revision(2, Revision.Kind.LATE_EVIDENCE, List.of("o3/RESPOND#1"), List.of()), later);

    assertThat(revised.stage()).isEqualTo(Stage.PUBLISHED);
    assertThat(revised.milestones().appealUntil()).isEqualTo(later);
    assertThat(revised.nextTimerAt()).isEqualTo(later);
  }

  @Test
  void closesWithoutManifestsOnlyOnceTheSourcesWereAsked() {
    var without = new Milestones.WithoutManifests("mia", "the source is gone", NOW);
    var first = revision(1, Revision.Kind.CLOSED_WITHOUT_MANIFESTS, List.of(), List.of());

    assertThatThrownBy(() -> OPEN.closedWithout(without, first))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
    assertThat(OPEN.started(NOW).closedWithout(without, first).milestones().withoutManifests())
        .isEqualTo(without);
  }

  @Test
  void startsOnceByTheCalendar() {
    var started = OPEN.started(NOW);

    assertThat(started.stage()).isEqualTo(Stage.CLOSING);
    assertThat(started.started(NOW.plusSeconds(1))).isSameAs(started);
    assertThat(closed().started(NOW)).isEqualTo(closed());
  }
}
