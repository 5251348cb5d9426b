package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and manifests decided about a card: source, not projection. The card itself is a
 * function of this and the observations.
 *
 * @param arrived how far the evidence has come, while closing
 * @param nextTimerAt when the manifests are asked again, or the appeal window ends
 */
record Closing(
    String contract,
    String line,
    String month,
    String vendor,
    Stage stage,
    List<Proposal> adjustments,
    List<Revision> revisions,
    @Nullable Arrival arrived,
    @Nullable Instant publishedAt,
    @Nullable Instant appealUntil,
    @Nullable String acceptedBy,
    @Nullable Instant finalAt,
    @Nullable Instant nextTimerAt) {

  /** Where a card stands. */
  enum Stage {
    OPEN,
    CLOSING,
    CLOSED,
    PUBLISHED,
    FINAL
  }

  /** Points given or taken by people; counts once a second person has approved. */
  record Proposal(
      int number,
      Adjustment.Kind kind,
      BigDecimal points,
      String reason,
      String author,
      @Nullable String approver) {}

  /** The counted evidence of a closing, and what it came to. */
  record Revision(
      int number,
      List<String> counted,
      @Nullable BigDecimal total,
      @Nullable String grade,
      String digest,
      String by,
      Instant at) {}

  /** How many of the expected figures have come, and from whom some are missing. */
  record Arrival(long arrived, long expected, List<String> missing) {}

  /** The card's stage does not allow this (409). */
  static final class ScorecardNotInStage extends BrokenRule {
    ScorecardNotInStage(Stage stage, Stage... allowed) {
      super(409, "scorecard-not-in-stage", stage, Arrays.toString(allowed));
    }
  }

  static Closing open(CardId id, String vendor) {
    return new Closing(
        id.contract(),
        id.line(),
        id.month().toString(),
        vendor,
        Stage.OPEN,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  Closing mustBe(Stage... allowed) {
    if (!Arrays.asList(allowed).contains(stage)) {
      throw new ScorecardNotInStage(stage, allowed);
    }
    return this;
  }

  CardId cardId() {
    return new CardId(contract, line, java.time.YearMonth.parse(month));
  }

  Closing proposing(Adjustment.Kind kind, BigDecimal points, String reason, String author) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    var all = new ArrayList<>(adjustments);
    all.add(new Proposal(all.size() + 1, kind, points, reason, author, null));
    return with(stage, all, revisions, arrived, nextTimerAt);
  }

  /** A second person approves; nobody approves their own. */
  Closing approving(int number, String approver) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    if (number < 1 || number > adjustments.size()) {
      throw new NotFound("adjustment", Integer.toString(number));
    }
    var all = new ArrayList<>(adjustments);
    var proposal = all.get(number - 1);
    if (proposal.author().equals(approver)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    all.set(
        number - 1,
        new Proposal(
            number,
            proposal.kind(),
            proposal.points(),
            proposal.reason(),
            proposal.author(),
            approver));
    return with(stage, all, revisions, arrived, nextTimerAt);
  }

  Closing waiting(Arrival arrival, Instant askAgainAt) {
    return with(Stage.CLOSING, adjustments, revisions, arrival, askAgainAt);
  }

  Closing closed(Revision revision, Arrival arrival) {
    var all = new ArrayList<>(revisions);
    all.add(revision);
    return with(Stage.CLOSED, adjustments, all, arrival, null);
  }

  private Closing with(
      Stage nextStage,
      List<Proposal> nextAdjustments,
      List<Revision> nextRevisions,
      @Nullable Arrival arrival,
      @Nullable Instant nextTimer) {
    return new Closing(
        contract,
        line,
        month,
        vendor,
        nextStage,
        List.copyOf(nextAdjustments),
        List.copyOf(nextRevisions),
        arrival,
        publishedAt,
        appealUntil,
        acceptedBy,
        finalAt,
        nextTimer);
  }

  Closing published(Instant now, Instant until) {
    mustBe(Stage.CLOSED);
    return new Closing(
        contract,
        line,
        month,
        vendor,
        Stage.PUBLISHED,
        adjustments,
        revisions,
        arrived,
        now,
        until,
        acceptedBy,
        finalAt,
        until);
  }

  /**
   * @param acceptedNow who accepted for the vendor; null where the appeal window ended
   */
  Closing finalised(@Nullable String acceptedNow, Instant now) {
    mustBe(Stage.PUBLISHED);
    return new Closing(
        contract,
        line,
        month,
        vendor,
        Stage.FINAL,
        adjustments,
        revisions,
        arrived,
        publishedAt,
        appealUntil,
        acceptedNow,
        now,
        null);
  }

  List<Adjustment> counted() {
    return adjustments.stream()
        .filter(proposal -> proposal.approver() != null)
        .map(proposal -> new Adjustment(proposal.kind(), proposal.points()))
        .toList();
  }
}
