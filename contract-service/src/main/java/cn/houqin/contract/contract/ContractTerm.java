package cn.houqin.contract.contract;

import cn.houqin.contract.contract.Contract.Status;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What time does to a contract: it becomes active, warns before its end, and expires. */
@Component
class ContractTerm {

  private static final List<Integer> WARN_DAYS_BEFORE_END = List.of(90, 60, 30);

  private final Hospitals hospitals;

  ContractTerm(Hospitals hospitals) {
    this.hospitals = hospitals;
  }

  /** Everything due up to now, and the next point. */
  Change<Contract> pass(Stored<Contract> stored, Call call) {
    var zone = hospitals.zone(stored.hospital());
    var today = LocalDate.ofInstant(call.now(), zone);
    var body = stored.body();
    if (body.status() == Status.SIGNED && !today.isBefore(first(body))) {
      body = body.activated(call.now());
    }
    if (List.of(Status.ACTIVE, Status.SUSPENDED).contains(body.status())
        && today.isAfter(last(body))) {
      body = body.in(Status.EXPIRED);
    }
    var end = last(body);
    var change = Change.to(body.timedAt(next(body, zone, call.now()).orElse(null)));
    return body.status() == Status.ACTIVE
            && WARN_DAYS_BEFORE_END.stream().anyMatch(days -> today.equals(end.minusDays(days)))
        ? change.noting(
            new Notice(
                "role:VENDOR_MANAGER",
                "notice.contract-ends",
                Map.of("contract", body.contract(), "endsOn", end.toString())))
        : change;
  }

  /** The next instant at which time does something. */
  static Optional<Instant> next(Contract body, ZoneId zone, Instant now) {
    var end = last(body);
    var days =
        switch (body.status()) {
          case SIGNED -> Stream.of(first(body));
          case ACTIVE, SUSPENDED ->
              Stream.concat(
                  WARN_DAYS_BEFORE_END.stream().map(end::minusDays), Stream.of(end.plusDays(1)));
          case DRAFT, IN_REVIEW, APPROVED, EXPIRED, TERMINATED -> Stream.<LocalDate>empty();
        };
    return days.map(day -> day.atStartOfDay(zone).toInstant())
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  static LocalDate first(Contract body) {
    return LocalDate.parse(body.versions().getFirst().terms().from());
  }

  private static LocalDate last(Contract body) {
    return body.versions().stream()
        .filter(version -> version.stage() == Contract.Stage.SIGNED)
        .map(version -> LocalDate.parse(version.terms().to()))
        .max(LocalDate::compareTo)
        .orElseGet(() -> LocalDate.parse(body.newest().terms().to()));
  }
}
