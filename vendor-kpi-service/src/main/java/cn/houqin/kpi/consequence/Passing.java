package cn.houqin.kpi.consequence;

import cn.houqin.kpi.consequence.Consequence.Entry;
import cn.houqin.kpi.consequence.Consequence.Status;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What time does: it tells of a rectification that is overdue, and closes what nobody appealed. */
@Component
class Passing implements Timer.Firing<Consequence> {

  @Override
  public Change<Consequence> on(Stored<Consequence> current, Call call) {
    var one = current.body();
    var due = one.nextTimerAt();
    if (due == null || call.now().isBefore(due)) {
      return Change.to(one);
    }
    return switch (one.status()) {
      case SERVED, ACKNOWLEDGED -> passed(call, current.id(), one);
      case PROPOSED, DISMISSED, WITHDRAWN, APPEALED, OVERTURNED, REVOKED, CLOSED ->
          Change.to(one.timedAt(null));
    };
  }

  private static Change<Consequence> passed(Call call, String id, Consequence one) {
    return switch (one.step()) {
      case SUSPENSION -> Change.to(one.timedAt(null));
      case RECTIFICATION_NOTICE -> overdue(call, id, one);
      case COMMENDATION, TALK, WARNING, FINAL_WARNING, TERMINATION_PROPOSAL -> {
        var until = Objects.requireNonNull(one.service()).appealUntil();
        yield call.now().isBefore(until)
            ? Change.to(one.timedAt(until))
            : Change.to(
                one.in(Status.CLOSED, new Entry("CLOSED", null, null, call.now())).timedAt(null));
      }
    };
  }

  private static Change<Consequence> overdue(Call call, String id, Consequence one) {
    var rectification = Objects.requireNonNull(one.rectification());
    if (call.now().isBefore(rectification.by())) {
      return Change.to(one.timedAt(rectification.by()));
    }
    if (rectification.overdue() || !rectification.shown().isEmpty()) {
      return Change.to(one.timedAt(null));
    }
    return Change.to(
            one.rectifying(
                    rectification.passedItsDate(),
                    one.status(),
                    new Entry("OVERDUE", null, null, call.now()))
                .timedAt(null))
        .noting(
            Facts.notice("role:VENDOR_MANAGER", "consequence-overdue", id),
            Facts.tellVendor("consequence-overdue", id, one));
  }
}
