package cn.houqin.kpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.kpi.scorecard.Closing.Revision;
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
        new Revision(1, List.of("o1/RESPOND#1"), new BigDecimal("90.00"), "GOOD", "d", "m", NOW),
        new Closing.Arrival(1, 1, List.of()));
  }

  private static Closing proposed() {
    return OPEN.proposing(Adjustment.Kind.BONUS, BigDecimal.ONE, "praise", "anna");
  }

  @Test
  void countsAnAdjustmentOnlyOnceAnotherPersonApproved() {
    assertThat(proposed().counted()).isEmpty();
    assertThat(proposed().approving(1, "ben").counted())
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
            () -> closed().proposing(Adjustment.Kind.PENALTY, BigDecimal.ONE, "late", "anna"))
        .isInstanceOf(Closing.ScorecardNotInStage.class);
  }

  @Test
  void goesFromClosedOverPublishedToFinalAndNoOtherWay() {
    var published = closed().published(NOW, NOW.plusSeconds(1));
    var last = published.finalised("vendor-user", NOW);

    assertThat(last.stage()).isEqualTo(Stage.FINAL);
    assertThat(last.acceptedBy()).isEqualTo("vendor-user");
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

    assertThat(published.nextTimerAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(published.finalised(null, NOW.plusSeconds(1)).acceptedBy()).isNull();
  }
}
