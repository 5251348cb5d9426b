package cn.houqin.kpi.consequence;

import cn.houqin.kpi.consequence.Consequence.Entry;
import cn.houqin.kpi.consequence.Consequence.Status;
import cn.houqin.kpi.consequence.remedy.Objection;
import cn.houqin.kpi.consequence.remedy.Rectification;
import cn.houqin.kpi.consequence.remedy.Rectification.Attachment;
import cn.houqin.kpi.ladder.Step;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the vendor says to what was served on it, and what a panel makes of its appeal. */
@Component
public class Objecting {

  private final Deciding deciding;

  Objecting(Deciding deciding) {
    this.deciding = deciding;
  }

  /** The time to appeal is over (409). */
  static final class AppealTimeOver extends BrokenRule {
    AppealTimeOver(String consequence, Instant until) {
      super(409, "consequence-appeal-over", consequence, until);
    }
  }

  /** The vendor has taken note; it may still appeal. */
  public Change<Consequence> acknowledge(Call call, Consequence one) {
    one.mustBe(Status.SERVED);
    return Change.to(
        one.in(
            Status.ACKNOWLEDGED,
            new Entry("ACKNOWLEDGED", call.caller().subject(), null, call.now())));
  }

  /** What the vendor did to rectify. */
  public Change<Consequence> show(
      Call call, String id, Consequence one, String text, List<Attachment> attachments) {
    one.mustBeA(Step.RECTIFICATION_NOTICE).mustBe(Status.SERVED, Status.ACKNOWLEDGED);
    var by = call.caller().subject();
    var shown = new Rectification.Shown(by, text, attachments, call.now());
    var rectification = Objects.requireNonNull(one.rectification()).showing(shown);
    return Change.to(
            one.rectifying(rectification, one.status(), new Entry("SHOWN", by, null, call.now())))
        .noting(
            Facts.notice("role:VENDOR_MANAGER", "consequence-to-recheck", id),
            Facts.notice("role:SUPERVISOR", "consequence-to-recheck", id));
  }

  public Change<Consequence> appeal(
      Call call, String id, Consequence one, String grounds, List<Attachment> attachments) {
    one.mustBe(Status.SERVED, Status.ACKNOWLEDGED);
    if (one.objection() != null) {
      throw new BrokenRule(409, "appealed-already", id);
    }
    var until = Objects.requireNonNull(one.service()).appealUntil();
    if (!call.now().isBefore(until)) {
      throw new AppealTimeOver(id, until);
    }
    var by = call.caller().subject();
    var objection = new Objection(by, grounds, attachments, call.now(), List.of(), List.of(), null);
    return Change.to(
            one.objecting(
                objection, Status.APPEALED, new Entry("APPEALED", by, grounds, call.now())))
        .noting(Facts.notice("role:VENDOR_MANAGER", "consequence-appealed", id));
  }

  /** A panel of at least three, none of whom had a hand in it. */
  public Change<Consequence> panel(Call call, Consequence one, List<String> members) {
    one.mustBe(Status.APPEALED);
    var objection = Objects.requireNonNull(one.objection());
    var involved = new HashSet<>(deciding.involved(call.hospital(), one));
    involved.add(objection.by());
    var confirmedBy = Objects.requireNonNull(one.service()).confirmedBy();
    if (confirmedBy != null) {
      involved.add(confirmedBy);
    }
    var faults = new ArrayList<FieldError>();
    if (members.size() < Objection.LEAST_OF_A_PANEL) {
      faults.add(
          FieldError.of(
              "/members", "at-least-members", members.size(), Objection.LEAST_OF_A_PANEL));
    }
    var seen = new HashSet<String>();
    for (var n = 0; n < members.size(); n++) {
      if (!seen.add(members.get(n))) {
        faults.add(FieldError.of("/members/" + n, "unique", members.get(n)));
      }
      if (involved.contains(members.get(n))) {
        faults.add(FieldError.of("/members/" + n, "had-no-hand-in-it", members.get(n)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return Change.to(
        one.objecting(
            objection.withPanel(members),
            one.status(),
            new Entry("PANEL", call.caller().subject(), null, call.now())));
  }

  /** Overturned it holds no more; upheld it stands as before. */
  public Change<Consequence> vote(
      Call call, String id, Consequence one, boolean overturn, String reason) {
    one.mustBe(Status.APPEALED);
    var by = call.caller().subject();
    var voted =
        Objects.requireNonNull(one.objection())
            .voted(new Objection.Vote(by, overturn, reason, call.now()));
    var decided = voted.overturned();
    if (decided == null) {
      var entry = new Entry("VOTED", by, null, call.now());
      return Change.to(one.objecting(voted, Status.APPEALED, entry)).because(reason);
    }
    if (!decided) {
      var upheld =
          one.objecting(voted, Status.ACKNOWLEDGED, new Entry("UPHELD", by, reason, call.now()));
      return Change.to(upheld.timedAt(call.now()))
          .noting(Facts.tellVendor("consequence-upheld", id, one))
          .because(reason);
    }
    var overturned =
        one.objecting(voted, Status.OVERTURNED, new Entry("OVERTURNED", by, reason, call.now()));
    return Change.to(overturned.timedAt(null))
        .announcing(Facts.withdrawn(id, one, "OVERTURNED", call.now()))
        .noting(Facts.tellVendor("consequence-overturned", id, one))
        .because(reason);
  }
}
