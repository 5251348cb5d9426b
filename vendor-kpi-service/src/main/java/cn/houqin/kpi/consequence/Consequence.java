package cn.houqin.kpi.consequence;

import cn.houqin.kpi.consequence.remedy.Objection;
import cn.houqin.kpi.consequence.remedy.Rectification;
import cn.houqin.kpi.ladder.Finding;
import cn.houqin.kpi.ladder.Step;
import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a vendor: proposed by the ladder, confirmed or dismissed by a person where one
 * must, served on the vendor, and then acknowledged, rectified, appealed against, closed. It holds
 * from being served on.
 *
 * @param month of what completed it (yyyy-MM)
 * @param servedOn the vendor, once it is served: only then the vendor's people see it
 * @param finding what the ladder found, as it was when it was served
 * @param doubt why a person ought to look at it again
 * @param nextTimerAt when the vendor's time to rectify or to appeal ends
 */
public record Consequence(
    String contract,
    String line,
    String vendor,
    String month,
    @Nullable String servedOn,
    Finding finding,
    Status status,
    List<Entry> history,
    @Nullable Service service,
    @Nullable Rectification rectification,
    @Nullable Objection objection,
    @Nullable Doubt doubt,
    @Nullable Instant nextTimerAt) {

  /** Where it stands. */
  public enum Status {
    PROPOSED,
    /** A person decided that nothing follows. */
    DISMISSED,
    /** Its cause fell away before it was served. */
    WITHDRAWN,
    SERVED,
    ACKNOWLEDGED,
    APPEALED,
    /** A panel heard the vendor's appeal. */
    OVERTURNED,
    /** Its cause fell away after it was served, and a person took it back. */
    REVOKED,
    CLOSED;

    /** Whether it was served, and still counts when the same breach comes again. */
    boolean holds() {
      return this == SERVED || this == ACKNOWLEDGED || this == APPEALED || this == CLOSED;
    }

    /** Whether people decided that it counts for nothing. */
    boolean isSetAside() {
      return this == DISMISSED || this == OVERTURNED || this == REVOKED;
    }
  }

  /**
   * One thing that was done.
   *
   * @param by who did it; null for the ladder itself
   */
  public record Entry(String what, @Nullable String by, @Nullable String reason, Instant at) {}

  /**
   * How it was served.
   *
   * @param confirmedBy who confirmed it; null where the ladder asks nobody
   * @param appealUntil the end of the time to appeal
   */
  public record Service(
      @Nullable String confirmedBy, String reason, Instant at, Instant appealUntil) {}

  /**
   * What it was served for has changed.
   *
   * @param why CAUSE_FELL_AWAY, or STEP_CHANGED where another step would follow now
   * @param keptBy who decided that it stays all the same
   */
  public record Doubt(String why, @Nullable String keptBy) {}

  /** Its status, or what it is, does not allow this (409). */
  static final class ConsequenceNotInStatus extends BrokenRule {
    ConsequenceNotInStatus(Consequence one, Status... allowed) {
      super(
          409,
          "consequence-not-in-status",
          one.status(),
          Arrays.toString(allowed),
          one.step().name());
    }
  }

  static Consequence proposed(String contract, String line, String vendor, Finding finding) {
    return new Consequence(
        contract,
        line,
        vendor,
        finding.month().toString(),
        null,
        finding,
        Status.PROPOSED,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  public Step step() {
    return finding.outcome().step();
  }

  Consequence mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new ConsequenceNotInStatus(this, allowed);
    }
    return this;
  }

  Consequence mustBeA(Step wanted) {
    if (step() != wanted) {
      throw new BrokenRule(409, "not-of-this-step", step(), wanted);
    }
    return this;
  }

  /** In another status, with an entry that says so. */
  Consequence in(Status next, Entry entry) {
    return with(finding, next, plus(entry), rectification, objection, doubt, nextTimerAt);
  }

  /** With an entry, as it stands. */
  Consequence noting(Entry entry) {
    return in(status, entry);
  }

  /** The ladder finds this instead, or again; nothing of it has been served. */
  Consequence finding(Finding next) {
    return with(next, Status.PROPOSED, history, null, null, null, null);
  }

  Consequence doubted(@Nullable Doubt next, Entry entry) {
    return with(finding, status, plus(entry), rectification, objection, next, nextTimerAt);
  }

  Consequence timedAt(@Nullable Instant next) {
    return with(finding, status, history, rectification, objection, doubt, next);
  }

  Consequence served(Service how, @Nullable Rectification asked, Entry entry) {
    mustBe(Status.PROPOSED);
    return new Consequence(
        contract,
        line,
        vendor,
        month,
        vendor,
        finding,
        Status.SERVED,
        plus(entry),
        how,
        asked,
        null,
        null,
        asked == null ? how.appealUntil() : asked.by());
  }

  Consequence rectifying(Rectification next, Status nextStatus, Entry entry) {
    return with(finding, nextStatus, plus(entry), next, objection, doubt, nextTimerAt);
  }

  Consequence objecting(Objection next, Status nextStatus, Entry entry) {
    return with(finding, nextStatus, plus(entry), rectification, next, doubt, nextTimerAt);
  }

  /** Whose it is, and how it was served, stays. */
  private Consequence with(
      Finding found,
      Status nextStatus,
      List<Entry> done,
      @Nullable Rectification asked,
      @Nullable Objection heard,
      @Nullable Doubt nextDoubt,
      @Nullable Instant nextTimer) {
    return new Consequence(
        contract,
        line,
        vendor,
        month,
        servedOn,
        found,
        nextStatus,
        done,
        service,
        asked,
        heard,
        nextDoubt,
        nextTimer);
  }

  private List<Entry> plus(Entry entry) {
    var all = new ArrayList<>(history);
    all.add(entry);
    return List.copyOf(all);
  }
}
