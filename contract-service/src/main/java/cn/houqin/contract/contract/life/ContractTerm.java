package cn.houqin.contract.contract.life;

import cn.houqin.contract.contract.life.Contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time does to a contract: it becomes active, warns before its end, and expires. */
public final class ContractTerm {

  private static final List<Integer> WARN_DAYS_BEFORE_END = List.of(90, 60, 30);

  private ContractTerm() {}

  /** As it stands at an instant, with the next instant at which time does something. */
  public static Contract at(Contract contract, ZoneId zone, Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    var body = contract;
    if (body.status() == Status.SIGNED && !today.isBefore(first(body))) {
      body = body.activated(now);
    }
    if (isRunning(body) && today.isAfter(last(body))) {
      body = body.expired();
    }
    return body.timedAt(next(body, zone, now).orElse(null));
  }

  /** The end that was to be warned of since a point of time that was due. */
  public static Optional<LocalDate> warnedEnd(
      Contract body, ZoneId zone, @Nullable Instant due, Instant now) {
    var end = last(body);
    return due != null
            && isRunning(body)
            && warnings(end, zone).anyMatch(at -> !at.isBefore(due) && !at.isAfter(now))
        ? Optional.of(end)
        : Optional.empty();
  }

  private static boolean isRunning(Contract body) {
    return body.status() == Status.ACTIVE || body.status() == Status.SUSPENDED;
  }

  private static Stream<Instant> warnings(LocalDate end, ZoneId zone) {
    return WARN_DAYS_BEFORE_END.stream()
        .map(days -> end.minusDays(days).atStartOfDay(zone).toInstant());
  }

  private static Optional<Instant> next(Contract body, ZoneId zone, Instant now) {
    var end = last(body);
    var points =
        switch (body.status()) {
          case SIGNED -> Stream.of(begins(body, zone));
          case ACTIVE, SUSPENDED ->
              Stream.concat(
                  warnings(end, zone), Stream.of(end.plusDays(1).atStartOfDay(zone).toInstant()));
          case DRAFT, IN_REVIEW, APPROVED, EXPIRED, TERMINATED -> Stream.<Instant>empty();
        };
    return points.filter(at -> at.isAfter(now)).min(Instant::compareTo);
  }

  /** When the next day begins. */
  public static Instant tomorrow(ZoneId zone, Instant now) {
    return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** When its first day begins. */
  public static Instant begins(Contract body, ZoneId zone) {
    return first(body).atStartOfDay(zone).toInstant();
  }

  static LocalDate first(Contract body) {
    return body.versions().getFirst().from();
  }

  /** The last day of what was signed last; of the draft while nothing was. */
  public static LocalDate last(Contract body) {
    return body.versions().stream()
        .filter(Version::isSigned)
        .reduce((_, later) -> later)
        .orElse(body.newest())
        .to();
  }
}
