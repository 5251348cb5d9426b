package cn.houqin.workorder.terms;

import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.contract.WeekTerms;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.workorder.clock.Assignment;
import cn.houqin.workorder.clock.ClockKind;
import cn.houqin.workorder.clock.Target;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What the contracts of a hospital say, as far as it has arrived here. */
@Component
public class TermsBook {

  private static final int MOST_CONTRACTS = 1_000;

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<CalendarEvent.State> calendars;
  private final StateCopy<HospitalEvent.State> hospitals;
  private final StateCopy<VendorEvent.State> vendors;

  TermsBook(
      StateCopy<ContractEvent.State> contracts,
      StateCopy<CalendarEvent.State> calendars,
      StateCopy<HospitalEvent.State> hospitals,
      StateCopy<VendorEvent.State> vendors) {
    this.contracts = contracts;
    this.calendars = calendars;
    this.hospitals = hospitals;
    this.vendors = vendors;
  }

  /** The hospital's zone; 409 while it has not arrived. */
  public ZoneId zone(String hospital) {
    return ZoneId.of(hospitals.require(hospital, hospital).zone());
  }

  /** Contracts that may be given work now, whose vendors may: the main vendor first. */
  public List<Cover> live(String hospital, CoverageLookup.Place place, Instant at) {
    return CoverageLookup.live(of(hospital, place.line()), place, at, zone(hospital)).stream()
        .filter(cover -> isApproved(hospital, cover.vendor()))
        .toList();
  }

  /** Contracts in force on that day, whatever became of them since. */
  public List<Cover> inForce(String hospital, CoverageLookup.Place place, Instant at) {
    return CoverageLookup.inForce(of(hospital, place.line()), place, at, zone(hospital));
  }

  /** 409 until the contract has arrived with this version signed. */
  public void requireVersion(String hospital, String contract, int version) {
    var known =
        contracts.require(hospital, contract).versions().stream()
            .anyMatch(one -> one.version() == version && one.signed());
    if (!known) {
      throw new NotYetKnown("contract version", contract + "@" + version);
    }
  }

  private List<ContractEvent.State> of(String hospital, String line) {
    return contracts.where(
        hospital, Criteria.where("state.versions.lines.line").is(line), MOST_CONTRACTS);
  }

  private boolean isApproved(String hospital, String vendor) {
    return vendors
        .find(hospital, vendor)
        .filter(found -> found.status().equals("APPROVED"))
        .isPresent();
  }

  /** The line's terms of a contract version. */
  public Optional<ContractEvent.LineTerms> line(
      String hospital, String contract, int version, String line) {
    return contracts.find(hospital, contract).stream()
        .flatMap(state -> state.versions().stream())
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
            : calendars.require(hospital, Objects.requireNonNull(terms.calendar())).week();
    return CalendarText.read(week.zone(), week.weekly(), week.holidays(), week.makeUpDays());
  }
}
