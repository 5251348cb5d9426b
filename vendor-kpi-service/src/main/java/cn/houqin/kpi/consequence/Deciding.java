package cn.houqin.kpi.consequence;

import cn.houqin.events.contract.VendorEvent;
import cn.houqin.kpi.consequence.Consequence.Doubt;
import cn.houqin.kpi.consequence.Consequence.Entry;
import cn.houqin.kpi.consequence.Consequence.Status;
import cn.houqin.kpi.consequence.remedy.Rectification;
import cn.houqin.kpi.ladder.FinalScore;
import cn.houqin.kpi.ladder.Step;
import cn.houqin.kpi.scorecard.Disputing;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What people of the hospital decide about a consequence, none of them about their own work. */
@Component
public class Deciding {

  private final Serving serving;
  private final Causes causes;
  private final Disputing disputing;

  Deciding(Serving serving, Causes causes, Disputing disputing) {
    this.serving = serving;
    this.causes = causes;
    this.disputing = disputing;
  }

  /** It follows; the vendor is told. */
  public Change<Consequence> confirm(Call call, String id, Consequence one, String reason) {
    one.mustBe(Status.PROPOSED);
    mayDecide(call, one);
    return serving.served(call, id, one, call.caller().subject(), reason);
  }

  /** Nothing follows, this time. */
  public Change<Consequence> dismiss(Call call, String id, Consequence one, String reason) {
    one.mustBe(Status.PROPOSED);
    mayDecide(call, one);
    var by = call.caller().subject();
    return Change.to(one.in(Status.DISMISSED, new Entry("DISMISSED", by, reason, call.now())))
        .announcing(Facts.dismissed(id, one, by, reason, call.now()))
        .because(reason);
  }

  /** What lost its cause after it was served stays, or is taken back. */
  public Change<Consequence> settleDoubt(
      Call call, String id, Consequence one, boolean keep, String reason) {
    one.mustBe(Status.SERVED, Status.ACKNOWLEDGED, Status.APPEALED, Status.CLOSED);
    var doubt = one.doubt();
    if (doubt == null || doubt.keptBy() != null) {
      throw new BrokenRule(409, "not-in-doubt", id);
    }
    mayDecide(call, one);
    var by = call.caller().subject();
    if (keep) {
      return Change.to(
              one.doubted(new Doubt(doubt.why(), by), new Entry("KEPT", by, reason, call.now())))
          .because(reason);
    }
    return Change.to(
            one.in(Status.REVOKED, new Entry("REVOKED", by, reason, call.now())).timedAt(null))
        .announcing(Facts.withdrawn(id, one, "REVOKED", call.now()))
        .noting(Facts.tellVendor("consequence-revoked", id, one))
        .because(reason);
  }

  /** Another person than who confirmed it looks whether the vendor has rectified. */
  public Change<Consequence> recheck(
      Call call, String id, Consequence one, boolean passed, String reason) {
    one.mustBeA(Step.RECTIFICATION_NOTICE).mustBe(Status.SERVED, Status.ACKNOWLEDGED);
    var by = call.caller().subject();
    if (by.equals(Objects.requireNonNull(one.service()).confirmedBy())) {
      throw new Forbidden("another-person-rechecks");
    }
    var check = new Rectification.Check(by, passed, reason, call.now());
    var rectification = Objects.requireNonNull(one.rectification()).checked(check);
    var entry = new Entry(passed ? "RECTIFIED" : "NOT_RECTIFIED", by, reason, call.now());
    return Change.to(one.rectifying(rectification, Status.CLOSED, entry).timedAt(null))
        .announcing(Facts.rechecked(id, one, check))
        .noting(
            Facts.tellVendor(
                passed ? "consequence-rectified" : "consequence-not-rectified", id, one))
        .because(reason);
  }

  /** The suspension ends; the vendor gets work again. */
  public Change<Consequence> reinstate(Call call, String id, Consequence one, String reason) {
    one.mustBeA(Step.SUSPENSION).mustBe(Status.SERVED, Status.ACKNOWLEDGED, Status.APPEALED);
    mayDecide(call, one);
    var by = call.caller().subject();
    return Change.to(
            one.in(Status.CLOSED, new Entry("REINSTATED", by, reason, call.now())).timedAt(null))
        .announcing(Facts.reinstated(id, one, by, reason, call.now()))
        .noting(Facts.tellVendor("consequence-reinstated", id, one))
        .because(reason);
  }

  /**
   * The vendor was reinstated where vendors are kept: the suspension has ended, whoever said so.
   */
  Change<Consequence> reinstatedElsewhere(
      Call call, String id, Consequence one, VendorEvent.Reinstated how) {
    return switch (one.status()) {
      case SERVED, ACKNOWLEDGED, APPEALED ->
          Change.to(
                  one.in(Status.CLOSED, new Entry("REINSTATED", how.by(), how.reason(), how.at()))
                      .timedAt(null))
              .announcing(Facts.reinstated(id, one, how.by(), how.reason(), call.now()))
              .noting(Facts.tellVendor("consequence-reinstated", id, one))
              .because(how.reason());
      case PROPOSED, DISMISSED, WITHDRAWN, OVERTURNED, REVOKED, CLOSED -> Change.to(one);
    };
  }

  /** Grave steps are for the head of logistics; nobody decides on what they closed or reported. */
  private void mayDecide(Call call, Consequence one) {
    if (serving.isForTheHead(one) && !call.caller().is(Role.LOGISTICS)) {
      throw new Forbidden("one-level-up");
    }
    if (involved(call.hospital(), one).contains(call.caller().subject())) {
      throw new Forbidden("had-a-hand-in-the-cause");
    }
  }

  /** Everybody with a hand in a card that caused it, and who reported its events. */
  Set<String> involved(String hospital, Consequence one) {
    var involved = new TreeSet<>(causes.reporters(hospital, one.finding().events()));
    for (FinalScore card : one.finding().cards()) {
      involved.addAll(disputing.involved(hospital, card.scorecard(), List.of()));
    }
    return involved;
  }
}
