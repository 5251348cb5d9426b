package cn.houqin.kpi.appeal;

import cn.houqin.kpi.appeal.Appeal.Status;
import cn.houqin.kpi.scorecard.Disputes;
import cn.houqin.kpi.scorecard.Disputing;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files, decides and carries out appeals. The appeal is written first, then the card; what was cut
 * off between the two is done by the timer.
 */
@Component
class Appeals implements Timer.Firing<Appeal> {

  private final Aggregates<Appeal> appeals;
  private final Disputing disputing;
  private final Duration decideWithin;

  Appeals(
      Aggregates<Appeal> appeals,
      Disputing disputing,
      @Value("${houqin.appeals.decide-within:15d}") Duration decideWithin) {
    this.appeals = appeals;
    this.disputing = disputing;
    this.decideWithin = decideWithin;
  }

  /** Of the vendor, while the card is published and its appeal window open. */
  Outcome<Appeal> file(Call call, String scorecard, Appeal.Subject subject, Appeal.Filing filing) {
    var id = appeals.newId(call);
    var filed =
        appeals.create(
            call,
            id,
            () -> {
              var against =
                  disputing.mustBeOpenTo(call, scorecard, subject.indicator(), subject.evidence());
              return Change.to(
                  new Appeal(
                      scorecard,
                      against.vendor(),
                      new Appeal.Subject(subject.indicator(), against.evidence()),
                      filing,
                      List.of(),
                      call.now().plus(decideWithin),
                      Status.FILED,
                      List.of(),
                      List.of(),
                      false,
                      call.now()));
            });
    return filed.replayed() || filed.stored().body().status() != Status.FILED
        ? filed
        : carry(call, filed.stored());
  }

  /** A panel of at least three, none of whom had a hand in the card. */
  Outcome<Appeal> panel(Call call, String id, List<String> members) {
    return appeals.change(
        call,
        id,
        current -> {
          refusePartial(call, current.body(), members);
          return Change.to(current.body().withPanel(members));
        });
  }

  private void refusePartial(Call call, Appeal appeal, List<String> members) {
    var faults = new ArrayList<FieldError>();
    if (members.size() < Appeal.LEAST_OF_A_PANEL) {
      faults.add(
          FieldError.of("/members", "at-least-members", members.size(), Appeal.LEAST_OF_A_PANEL));
    }
    var involved =
        new HashSet<>(
            disputing.involved(call.hospital(), appeal.scorecard(), appeal.subject().evidence()));
    involved.add(appeal.filed().by());
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
  }

  Outcome<Appeal> vote(Call call, String id, Vote vote) {
    var voted =
        appeals.change(
            call,
            id,
            current -> {
              var next = current.body().voted(vote);
              return next.status().isDecided()
                  ? Change.to(next).because(vote.reason()).noting(decided(current.id(), next))
                  : Change.to(next).because(vote.reason());
            });
    return voted.stored().body().status().isDecided() && !voted.replayed()
        ? carry(call, voted.stored())
        : voted;
  }

  private static Notice decided(String id, Appeal appeal) {
    return new Notice(
        "vendor:" + appeal.vendor(),
        "notice.appeal-decided",
        Map.of("appeal", id, "scorecard", appeal.scorecard()));
  }

  private Outcome<Appeal> carry(Call call, Stored<Appeal> stored) {
    var carrying = Call.system(call.hospital(), "appeal", call.now());
    return appeals.change(carrying, stored.id(), prepared(stored, carrying));
  }

  /** Tells the card before its own update; told twice, the card stays as it is. */
  @Override
  public Decision<Appeal> prepared(Stored<Appeal> due, Call call) {
    var appeal = due.body();
    return switch (appeal.status()) {
      case FILED -> {
        var isRegistered =
            disputing.register(
                call,
                appeal.scorecard(),
                new Disputes.Open(due.id(), appeal.subject().evidence()),
                appeal.subject().indicator());
        yield current ->
            Change.to(isRegistered ? current.body().registered() : current.body().lapsed());
      }
      case ACCEPTED, ACCEPTED_IN_PART, REJECTED -> {
        disputing.settle(
            call,
            appeal.scorecard(),
            new Disputing.Settled(
                due.id(),
                appeal.status() != Status.REJECTED,
                appeal.status() == Status.ACCEPTED_IN_PART,
                appeal.subject().indicator(),
                appeal.granted()));
        yield current -> Change.to(current.body().carriedOut());
      }
      case OPEN, LAPSED -> current -> on(current, call);
    };
  }

  @Override
  public Change<Appeal> on(Stored<Appeal> current, Call call) {
    var appeal = current.body();
    var due = appeal.nextTimerAt();
    if (appeal.status() != Status.OPEN || due == null || call.now().isBefore(due)) {
      return Change.to(appeal);
    }
    return Change.to(appeal.passedItsDate())
        .noting(
            new Notice(
                "role:VENDOR_MANAGER",
                "notice.appeal-overdue",
                Map.of("appeal", current.id(), "scorecard", appeal.scorecard())));
  }
}
