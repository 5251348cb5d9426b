package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.scorecard.Milestones.Arrival;
import cn.houqin.kpi.scorecard.Milestones.WithoutManifests;
import cn.houqin.kpi.scorecard.adjustment.Proposal;
import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people and manifests decided about a card: source, not projection. The card itself is a
 * function of this and the observations.
 *
 * @param nextTimerAt when the manifests are asked again, the counted evidence is compared with what
 *     has come, or the appeal window ends
 */
public record Closing(
    String contract,
    String line,
    String month,
    String vendor,
    Stage stage,
    List<Proposal> adjustments,
    List<Revision> revisions,
    Milestones milestones,
    Disputes disputes,
    @Nullable Instant nextTimerAt) {

  /** Where a card stands. */
  public enum Stage {
    OPEN,
    CLOSING,
    CLOSED,
    PUBLISHED,
    FINAL;

    public boolean isClosed() {
      return this == CLOSED || this == PUBLISHED || this == FINAL;
    }
  }

  /** The card's stage does not allow this (409). */
  static final class ScorecardNotInStage extends BrokenRule {
    ScorecardNotInStage(Stage stage, Stage... allowed) {
      super(409, "scorecard-not-in-stage", stage, Arrays.toString(allowed));
    }
  }

  /** The card is not final before every appeal is decided (409). */
  static final class AppealNotDecided extends BrokenRule {
    AppealNotDecided(List<String> appeals) {
      super(409, "appeal-not-decided", String.join(", ", appeals));
    }
  }

  public static Closing open(CardId id, String vendor) {
    return new Closing(
        id.contract(),
        id.line(),
        id.month().toString(),
        vendor,
        Stage.OPEN,
        List.of(),
        List.of(),
        Milestones.NONE,
        Disputes.NONE,
        null);
  }

  Closing mustBe(Stage... allowed) {
    if (!Arrays.asList(allowed).contains(stage)) {
      throw new ScorecardNotInStage(stage, allowed);
    }
    return this;
  }

  CardId cardId() {
    return new CardId(contract, line, YearMonth.parse(month));
  }

  public Closing proposing(Adjustment given, String reason, String author) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    return adjusted(Proposal.plus(adjustments, given, reason, author));
  }

  /** A second person approves; nobody approves their own. */
  public Closing approving(int number, String approver) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    return adjusted(Proposal.approving(adjustments, number, approver));
  }

  private Closing adjusted(List<Proposal> all) {
    return new Closing(
        contract, line, month, vendor, stage, all, revisions, milestones, disputes, nextTimerAt);
  }

  /** The calendar starts it, once; the sources are asked next. */
  Closing started(Instant now) {
    return stage == Stage.OPEN ? in(Stage.CLOSING, revisions, milestones, now) : this;
  }

  Closing waiting(Arrival arrival, Instant askAgainAt) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    return in(Stage.CLOSING, revisions, milestones.arrived(arrival), askAgainAt);
  }

  /** Closed; what came while it was being closed is looked for at once. */
  Closing closed(Revision first, Arrival arrival) {
    mustBe(Stage.OPEN, Stage.CLOSING);
    return in(Stage.CLOSED, plus(first), milestones.arrived(arrival), first.at());
  }

  Closing closedWithout(WithoutManifests manifests, Revision first) {
    mustBe(Stage.CLOSING);
    return in(Stage.CLOSED, plus(first), milestones.without(manifests), first.at());
  }

  Closing published(Instant now, Instant until) {
    mustBe(Stage.CLOSED);
    return in(Stage.PUBLISHED, revisions, milestones.published(now, until), now);
  }

  /**
   * @param acceptedBy who accepted for the vendor; null where the appeal window ended
   */
  Closing finalised(@Nullable String acceptedBy, Instant now) {
    mustBe(Stage.PUBLISHED);
    if (!disputes.open().isEmpty()) {
      throw new AppealNotDecided(disputes.open().stream().map(Disputes.Open::appeal).toList());
    }
    return in(Stage.FINAL, revisions, milestones.finalised(acceptedBy, now), now);
  }

  /** Evidence came or went after closing: it is looked at next. */
  Closing reconsidering(Instant now) {
    return stage.isClosed() ? in(stage, revisions, milestones, now) : this;
  }

  /**
   * Nothing differs from what is counted; the end of the appeal window is next, if it is awaited.
   */
  Closing considered() {
    var awaited = stage == Stage.PUBLISHED && disputes.open().isEmpty();
    return in(stage, revisions, milestones, awaited ? milestones.appealUntil() : null);
  }

  Closing appealed(Disputes.Open appeal) {
    mustBe(Stage.PUBLISHED);
    return disputed(disputes.opened(appeal), nextTimerAt);
  }

  /** An appeal was decided; what it took out of the count is looked at next. */
  Closing settled(String appeal, List<String> evidence, Instant now) {
    return disputed(disputes.settled(appeal, evidence), now);
  }

  private Closing disputed(Disputes next, @Nullable Instant nextTimer) {
    return new Closing(
        contract, line, month, vendor, stage, adjustments, revisions, milestones, next, nextTimer);
  }

  /**
   * Other evidence counts from now on. What is published is so anew.
   *
   * @param until the end of the new appeal window
   */
  Closing revised(Revision next, Instant until) {
    mustBe(Stage.CLOSED, Stage.PUBLISHED, Stage.FINAL);
    return stage == Stage.PUBLISHED
        ? in(stage, plus(next), milestones.published(next.at(), until), until)
        : in(stage, plus(next), milestones, null);
  }

  private List<Revision> plus(Revision next) {
    var all = new ArrayList<>(revisions);
    all.add(next);
    return List.copyOf(all);
  }

  private Closing in(
      Stage next, List<Revision> all, Milestones passed, @Nullable Instant nextTimer) {
    return new Closing(
        contract, line, month, vendor, next, adjustments, all, passed, disputes, nextTimer);
  }

  /** 404 if there is none of this number. */
  public Revision revision(int number) {
    if (number < 1 || number > revisions.size()) {
      throw new NotFound("revision", Integer.toString(number));
    }
    return revisions.get(number - 1);
  }

  /** The evidence that a revision counts, in order of id. */
  SequencedSet<String> countedBy(int number) {
    revision(number);
    var counted = new TreeSet<String>();
    for (var revision : revisions.subList(0, number)) {
      counted.addAll(revision.added());
      revision.removed().forEach(counted::remove);
    }
    return counted;
  }

  List<Adjustment> approved() {
    return Proposal.approved(adjustments);
  }
}
