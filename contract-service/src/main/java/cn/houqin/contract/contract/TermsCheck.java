package cn.houqin.contract.contract;

import cn.houqin.contract.calendar.Calendars;
import cn.houqin.contract.line.ServiceLines;
import cn.houqin.contract.payment.MechanismFaults;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a version's terms hold together; every fault is named at once. */
@Component
class TermsCheck {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Calendars calendars;
  private final ServiceLines lines;

  TermsCheck(Calendars calendars, ServiceLines lines) {
    this.calendars = calendars;
    this.lines = lines;
  }

  /** Throws {@link Invalid}; pointers begin with {@code at}. */
  void check(String hospital, String at, Contract.Version version) {
    var faults = new ArrayList<FieldError>();
    var terms = version.terms();
    if (LocalDate.parse(terms.to()).isBefore(LocalDate.parse(terms.from()))) {
      faults.add(FieldError.of(at + "/to", "not-before", terms.to(), terms.from()));
    }
    calendar(hospital, at + "/calendar", terms.calendar(), faults);
    var named = new HashSet<String>();
    for (var i = 0; i < terms.lines().size(); i++) {
      var line = terms.lines().get(i);
      var pointer = at + "/lines/" + i;
      if (!named.add(line.line())) {
        faults.add(FieldError.of(pointer + "/line", "unique", line.line()));
      }
      line(hospital, pointer, line, faults);
      var mechanism = version.money().mechanisms().get(line.line());
      if (mechanism != null) {
        MechanismFaults.of(mechanism)
            .forEach(
                fault ->
                    faults.add(
                        FieldError.of(
                            pointer + "/payment" + fault.pointer(), fault.rule(), fault.value())));
      }
    }
    percent(at + "/linePercent", version.money().linePercent(), faults);
    percent(at + "/contractPercent", version.money().contractPercent(), faults);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private void line(
      String hospital, String at, ContractEvent.LineTerms line, List<FieldError> faults) {
    if (!lines.isInUse(hospital, line.line())) {
      faults.add(FieldError.of(at + "/line", "known-line", line.line()));
    }
    if (line.monthlyFeeFen() < 0) {
      faults.add(FieldError.of(at + "/monthlyFeeFen", "not-negative", line.monthlyFeeFen()));
    }
    if (!line.scheme().matches("[A-Z0-9][A-Z0-9_-]{0,39}@[1-9]\\d{0,5}")) {
      faults.add(FieldError.of(at + "/scheme", "scheme-version", line.scheme()));
    }
    oneOf(at + "/clockStart", line.clockStart(), Set.of("REQUESTED", "DISPATCHED"), faults);
    oneOf(at + "/dispatchMode", line.dispatchMode(), Set.of("ASSIGN", "GRAB", "ROTATE"), faults);
    if (line.standbyRank() != null && line.standbyRank() < 1) {
      faults.add(FieldError.of(at + "/standbyRank", "at-least", line.standbyRank(), 1));
    }
    for (var percent : line.warningPercents()) {
      if (percent < 1 || percent > 99) {
        faults.add(FieldError.of(at + "/warningPercents", "between", percent, 1, 99));
      }
    }
    var seen = new HashSet<String>();
    for (var i = 0; i < line.sla().size(); i++) {
      sla(hospital, at + "/sla/" + i, line.sla().get(i), seen, faults);
    }
  }

  private void sla(
      String hospital,
      String at,
      ContractEvent.SlaTerms sla,
      Set<String> seen,
      List<FieldError> faults) {
    if (sla.priority() == null || !sla.priority().matches("[A-Z][A-Z0-9_]{0,39}")) {
      faults.add(FieldError.of(at + "/priority", "priority", sla.priority()));
    }
    if (!seen.add(sla.priority() + "/" + sla.riskClass())) {
      faults.add(FieldError.of(at + "/priority", "unique", sla.priority()));
    }
    calendar(hospital, at + "/calendar", sla.calendar(), faults);
    target(at + "/respond", sla.respond(), faults);
    target(at + "/arrive", sla.arrive(), faults);
    target(at + "/makeSafe", sla.makeSafe(), faults);
    target(at + "/complete", sla.complete(), faults);
  }

  private void calendar(
      String hospital, String at, @Nullable CalendarTerms terms, List<FieldError> faults) {
    if (terms == null) {
      faults.add(FieldError.of(at, "required", null));
      return;
    }
    try {
      calendars.read(hospital, at, terms);
    } catch (Invalid invalid) {
      faults.addAll(invalid.errors());
    }
  }

  private static void target(
      String at, ContractEvent.@Nullable TargetTerms target, List<FieldError> faults) {
    if (target == null) {
      return;
    }
    if ((target.minutes() == null) == (target.workingDays() == null)) {
      faults.add(FieldError.of(at, "minutes-or-working-days", target));
    } else if (target.minutes() != null && target.minutes() < 1) {
      faults.add(FieldError.of(at + "/minutes", "at-least", target.minutes(), 1));
    } else if (target.workingDays() != null && target.workingDays() < 0) {
      faults.add(FieldError.of(at + "/workingDays", "at-least", target.workingDays(), 0));
    }
  }

  private static void oneOf(String at, String value, Set<String> allowed, List<FieldError> faults) {
    if (!allowed.contains(value)) {
      faults.add(FieldError.of(at, "one-of", value, allowed));
    }
  }

  private static void percent(String at, @Nullable BigDecimal value, List<FieldError> faults) {
    if (value != null && (value.signum() < 0 || value.compareTo(HUNDRED) > 0)) {
      faults.add(FieldError.of(at, "between", value, 0, 100));
    }
  }
}
