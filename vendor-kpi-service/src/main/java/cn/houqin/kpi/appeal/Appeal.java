package cn.houqin.kpi.appeal;

import cn.houqin.platform.file.FileKind;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's appeal against figures of one line of a published card. It is registered with the
 * card, which is not final while it is open; a panel decides by majority; what was decided is then
 * carried out on the card.
 *
 * @param files uploaded to it, until the panel has begun to vote
 * @param decideBy by when the panel ought to have decided
 * @param nextTimerAt when it is to be registered or carried out, or is overdue
 */
record Appeal(
    String scorecard,
    String vendor,
    Subject subject,
    Filing filed,
    List<Sent> files,
    Instant decideBy,
    Status status,
    List<String> panel,
    List<Vote> votes,
    boolean overdue,
    @Nullable Instant nextTimerAt) {

  static final int LEAST_OF_A_PANEL = 3;
  static final int MOST_FILES = 20;

  Appeal {
    files = files == null ? List.of() : files;
  }

  /**
   * What is appealed against.
   *
   * @param evidence the figures of the indicator that ought not to count
   */
  record Subject(String indicator, List<String> evidence) {}

  /** Who appeals and why. */
  record Filing(String by, Instant at, String grounds, List<Attachment> attachments) {}

  /**
   * A document that stands elsewhere.
   *
   * @param sha256 of its bytes, in hex
   */
  record Attachment(String name, String location, String sha256) {}

  /**
   * A file that stands here.
   *
   * @param content under which its bytes are stored
   * @param sha256 of its bytes, in hex
   */
  record Sent(
      String content,
      String name,
      FileKind kind,
      long bytes,
      String sha256,
      String by,
      Instant at) {}

  /** Where an appeal stands. */
  enum Status {
    FILED,
    /** Known to the card, which waits for it. */
    OPEN,
    ACCEPTED,
    /** Of some of its figures. */
    ACCEPTED_IN_PART,
    REJECTED,
    /** The card was not published any more when it came. */
    LAPSED;

    boolean isDecided() {
      return this == ACCEPTED || this == ACCEPTED_IN_PART || this == REJECTED;
    }
  }

  /** The appeal's status does not allow this (409). */
  static final class AppealNotInStatus extends BrokenRule {
    AppealNotInStatus(Status status, Status... allowed) {
      super(409, "appeal-not-in-status", status, Arrays.toString(allowed));
    }
  }

  private void mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new AppealNotInStatus(status, allowed);
    }
  }

  Appeal registered() {
    return status == Status.FILED ? in(Status.OPEN, panel, votes, decideBy) : this;
  }

  Appeal lapsed() {
    return status == Status.FILED ? in(Status.LAPSED, panel, votes, null) : this;
  }

  /** A further file of the vendor's, before the panel votes. */
  Appeal withFile(Sent file) {
    mustBe(Status.FILED, Status.OPEN);
    if (!votes.isEmpty()) {
      throw new BrokenRule(409, "panel-has-voted");
    }
    if (files.size() >= MOST_FILES) {
      throw new BrokenRule(409, "at-most-files", MOST_FILES);
    }
    var all = new ArrayList<>(files);
    all.add(file);
    return new Appeal(
        scorecard,
        vendor,
        subject,
        filed,
        List.copyOf(all),
        decideBy,
        status,
        panel,
        votes,
        overdue,
        nextTimerAt);
  }

  /** 404 if it has no such file. */
  Sent file(String content) {
    return files.stream()
        .filter(one -> one.content().equals(content))
        .findFirst()
        .orElseThrow(() -> new NotFound("attachment", content));
  }

  /** The members are known to be impartial. */
  Appeal withPanel(List<String> members) {
    mustBe(Status.OPEN);
    if (!votes.isEmpty()) {
      throw new BrokenRule(409, "panel-has-voted");
    }
    return in(status, List.copyOf(members), votes, nextTimerAt);
  }

  /** The figures that the panel took out of the count; none while it has not decided. */
  List<String> granted() {
    return status.isDecided()
        ? Verdict.of(subject.evidence(), panel.size(), votes).granted()
        : List.of();
  }

  /** A member votes once; see {@link Verdict}. */
  Appeal voted(Vote vote) {
    mustBe(Status.OPEN);
    if (!panel.contains(vote.by())) {
      throw new Forbidden("not-of-the-panel");
    }
    if (votes.stream().anyMatch(one -> one.by().equals(vote.by()))) {
      throw new BrokenRule(409, "voted-already", vote.by());
    }
    vote.mustBeAbout(subject.evidence());
    var all = new ArrayList<>(votes);
    all.add(vote);
    var verdict = Verdict.of(subject.evidence(), panel.size(), all);
    if (!verdict.isComplete()) {
      return in(status, panel, all, nextTimerAt);
    }
    var granted = verdict.granted().size();
    var decided = granted == subject.evidence().size() ? Status.ACCEPTED : Status.ACCEPTED_IN_PART;
    return in(granted == 0 ? Status.REJECTED : decided, panel, all, vote.at());
  }

  /** The card knows what was decided. */
  Appeal carriedOut() {
    return in(status, panel, votes, null);
  }

  Appeal passedItsDate() {
    return new Appeal(
        scorecard, vendor, subject, filed, files, decideBy, status, panel, votes, true, null);
  }

  private Appeal in(Status next, List<String> members, List<Vote> all, @Nullable Instant timer) {
    return new Appeal(
        scorecard,
        vendor,
        subject,
        filed,
        files,
        decideBy,
        next,
        members,
        List.copyOf(all),
        overdue,
        timer);
  }
}
