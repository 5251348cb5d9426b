package cn.houqin.kpi.appeal;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
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
 * @param decideBy by when the panel ought to have decided
 * @param nextTimerAt when it is to be registered or carried out, or is overdue
 */
record Appeal(
    String scorecard,
    String vendor,
    Subject subject,
    Filing filed,
    Instant decideBy,
    Status status,
    List<String> panel,
    List<Vote> votes,
    boolean overdue,
    @Nullable Instant nextTimerAt) {

  static final int LEAST_OF_A_PANEL = 3;

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

  /** What one member of the panel says. */
  record Vote(String by, boolean accepted, String reason, Instant at) {}

  /** Where an appeal stands. */
  enum Status {
    FILED,
    /** Known to the card, which waits for it. */
    OPEN,
    ACCEPTED,
    REJECTED,
    /** The card was not published any more when it came. */
    LAPSED;

    boolean isDecided() {
      return this == ACCEPTED || this == REJECTED;
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

  /** The members are known to be impartial. */
  Appeal withPanel(List<String> members) {
    mustBe(Status.OPEN);
    if (!votes.isEmpty()) {
      throw new BrokenRule(409, "panel-has-voted");
    }
    return in(status, List.copyOf(members), votes, nextTimerAt);
  }

  /** A member votes once; a majority of all members decides, and so does the last vote. */
  Appeal voted(Vote vote) {
    mustBe(Status.OPEN);
    if (!panel.contains(vote.by())) {
      throw new Forbidden("not-of-the-panel");
    }
    if (votes.stream().anyMatch(one -> one.by().equals(vote.by()))) {
      throw new BrokenRule(409, "voted-already", vote.by());
    }
    var all = new ArrayList<>(votes);
    all.add(vote);
    var accepting = all.stream().filter(Vote::accepted).count();
    if (accepting * 2 > panel.size()) {
      return in(Status.ACCEPTED, panel, all, vote.at());
    }
    var open = panel.size() - all.size();
    return (accepting + open) * 2 > panel.size()
        ? in(status, panel, all, nextTimerAt)
        : in(Status.REJECTED, panel, all, vote.at());
  }

  /** The card knows what was decided. */
  Appeal carriedOut() {
    return in(status, panel, votes, null);
  }

  Appeal passedItsDate() {
    return new Appeal(
        scorecard, vendor, subject, filed, decideBy, status, panel, votes, true, null);
  }

  private Appeal in(Status next, List<String> members, List<Vote> all, @Nullable Instant timer) {
    return new Appeal(
        scorecard,
        vendor,
        subject,
        filed,
        decideBy,
        next,
        members,
        List.copyOf(all),
        overdue,
        timer);
  }
}
