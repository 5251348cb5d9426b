package cn.houqin.contract.bond;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a top-up is overdue, and who is told. */
@Component
class TopUpTimes {

  private final Hospitals hospitals;

  TopUpTimes(Hospitals hospitals) {
    this.hospitals = hospitals;
  }

  /** With its next point of time after {@code now}. */
  Bond timed(String hospital, Bond bond, Instant now) {
    return bond.timedAt(next(bond, hospitals.zone(hospital), now));
  }

  private static @Nullable Instant next(Bond bond, ZoneId zone, Instant now) {
    return bond.topUps().stream()
        .filter(demand -> demand.openFen() > 0)
        .map(demand -> overdue(demand, zone))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Instant overdue(Bond.TopUp demand, ZoneId zone) {
    return demand.dueOn().plusDays(1).atStartOfDay(zone).toInstant();
  }

  Change<Bond> pass(Stored<Bond> current, Call call) {
    var body = current.body();
    var change = Change.to(timed(call.hospital(), body, call.now()));
    var due = body.nextTimerAt();
    var zone = hospitals.zone(call.hospital());
    var isOverdue =
        due != null
            && !due.isAfter(call.now())
            && body.topUps().stream()
                .anyMatch(
                    demand -> demand.openFen() > 0 && !overdue(demand, zone).isAfter(call.now()));
    var ids = Map.of("contract", body.contract());
    return isOverdue
        ? change.noting(
            new Notice("role:VENDOR_MANAGER", "notice.bond-top-up-overdue", ids),
            new Notice("vendor:" + body.vendor(), "notice.bond-top-up-overdue", ids))
        : change;
  }
}
