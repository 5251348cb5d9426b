package cn.houqin.workorder.terms;

import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.WeekTerms;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.workorder.clock.Assignment;
import cn.houqin.workorder.clock.ClockKind;
import cn.houqin.workorder.clock.Target;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the contracts of a hospital say, as far as it has arrived here. */
@Component
public class TermsBook {

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<CalendarEvent.State> calendars;
  private final StateCopy<HospitalEvent.State> hospitals;

  TermsBook(
      StateCopy<ContractEvent.State> contracts,
      StateCopy<CalendarEvent.State> calendars,
      StateCopy<HospitalEvent.State> hospitals) {
    this.contracts = contracts;
    this.calendars = calendars;
    this.hospitals = hospitals;
  }

  /** The hospital's zone; 409 while it has not arrived. */
  public ZoneId zone(String hospital) {
    return ZoneId.of(
        hospitals
            .recent(hospital, hospital)
            .orElseGet(() -> hospitals.require(hospital, hospital))
            .zone());
  }

  /** The line's terms of a contract version. */
  public Optional<ContractEvent.LineTerms> line(
      String hospital, String contract, int version, String line) {
    return contracts
        .recent(hospital, contract)
        .flatMap(state -> line(state, version, line))
        .or(() -> contracts.find(hospital, contract).flatMap(state -> line(state, version, line)));
  }

  private static Optional<ContractEvent.LineTerms> line(
      ContractEvent.State contract, int version, String line) {
    return contract.versions().stream()
        .filter(one -> one.version() == version)
        .flatMap(one -> one.lines().stream())
        .filter(one -> one.line().equals(line))
        .findFirst();
  }

  /** The targets of each priority at a place of a risk class; the more specific wins. */
  public Assignment.Terms terms(
      String hospital, ContractEvent.LineTerms line, @Nullable String riskClass) {
    var byPriority = new HashMap<String, Assignment.Targets>();
    for (var sla : line.sla()) {
      var isSpecific = sla.riskClass() != null;
      if (!isSpecific || Objects.equals(sla.riskClass(), riskClass)) {
        var targets = targets(hospital, sla);
        if (isSpecific) {
          byPriority.put(sla.priority(), targets);
        } else {
          byPriority.putIfAbsent(sla.priority(), targets);
        }
      }
    }
    return new Assignment.Terms(
        line.clockStart().equals("DISPATCHED"),
        line.pauseReasons(),
        line.acknowledgeLimitMinutes(),
        line.warningPercents(),
        byPriority);
  }

  private Assignment.Targets targets(String hospital, ContractEvent.SlaTerms sla) {
    Map<ClockKind, Target> targets = new EnumMap<>(ClockKind.class);
    put(targets, ClockKind.RESPOND, sla.respond());
    put(targets, ClockKind.ARRIVE, sla.arrive());
    put(targets, ClockKind.MAKE_SAFE, sla.makeSafe());
    put(targets, ClockKind.COMPLETE, sla.complete());
    return new Assignment.Targets(calendar(hospital, sla.calendar()), targets);
  }

  private static void put(
      Map<ClockKind, Target> targets, ClockKind kind, ContractEvent.@Nullable TargetTerms terms) {
    if (terms != null) {
      targets.put(
          kind,
          terms.minutes() != null
              ? new Target.Minutes(terms.minutes())
              : new Target.WorkingDays(Objects.requireNonNull(terms.workingDays())));
    }
  }

  private WorkCalendar calendar(String hospital, CalendarTerms terms) {
    var carried = terms.week();
    WeekTerms week =
        carried != null
            ? carried
            : calendar(hospital, Objects.requireNonNull(terms.calendar())).week();
    return CalendarText.read(week.zone(), week.weekly(), week.holidays(), week.makeUpDays());
  }

  private CalendarEvent.State calendar(String hospital, String code) {
    return calendars.recent(hospital, code).orElseGet(() -> calendars.require(hospital, code));
  }
}
