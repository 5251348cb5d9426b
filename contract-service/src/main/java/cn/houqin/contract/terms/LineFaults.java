package cn.houqin.contract.terms;

import cn.houqin.events.contract.ContractEvent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the terms of one line by themselves. */
final class LineFaults {

  private static final Set<String> RISK_CLASSES = Set.of("FR1", "FR2", "FR3", "FR4", "FR5", "FR6");
  private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

  private final String at;
  private final Faults faults;

  LineFaults(String at, Faults faults) {
    this.at = at;
    this.faults = faults;
  }

  void check(LineForm form) {
    var line = form.terms();
    faults.notNegative(at + "/monthlyFeeFen", line.monthlyFeeFen());
    if (!line.scheme().matches("[A-Z0-9][A-Z0-9_-]{0,39}@[1-9]\\d{0,5}")) {
      faults.add(at + "/scheme", "scheme-version", line.scheme());
    }
    faults.oneOf(at + "/clockStart", line.clockStart(), Set.of("REQUESTED", "DISPATCHED"));
    faults.oneOf(at + "/dispatchMode", line.dispatchMode(), Set.of("ASSIGN", "GRAB", "ROTATE"));
    faults.atLeast(at + "/standbyRank", line.standbyRank(), 1);
    faults.atLeast(at + "/declaredToleranceMinutes", line.declaredToleranceMinutes(), 0);
    faults.atLeast(at + "/acknowledgeLimitMinutes", line.acknowledgeLimitMinutes(), 1);
    locations(line);
    pauseReasons(line);
    warnings(line);
    var seen = new HashSet<String>();
    for (var i = 0; i < line.sla().size(); i++) {
      sla(at + "/sla/" + i, line.sla().get(i), seen);
    }
  }

  private void locations(ContractEvent.LineTerms line) {
    var seen = new HashSet<String>();
    for (var i = 0; i < line.locations().size(); i++) {
      if (!seen.add(line.locations().get(i))) {
        faults.add(at + "/locations/" + i, "unique", line.locations().get(i));
      }
    }
  }

  private void pauseReasons(ContractEvent.LineTerms line) {
    var seen = new HashSet<String>();
    for (var i = 0; i < line.pauseReasons().size(); i++) {
      var reason = line.pauseReasons().get(i);
      if (!reason.matches(CODE)) {
        faults.add(at + "/pauseReasons/" + i, "word", reason);
      } else if (!seen.add(reason)) {
        faults.add(at + "/pauseReasons/" + i, "unique", reason);
      }
    }
  }

  private void warnings(ContractEvent.LineTerms line) {
    var seen = new HashSet<Integer>();
    for (var i = 0; i < line.warningPercents().size(); i++) {
      var percent = line.warningPercents().get(i);
      if (percent < 1 || percent > 99) {
        faults.add(at + "/warningPercents/" + i, "between", percent, 1, 99);
      } else if (!seen.add(percent)) {
        faults.add(at + "/warningPercents/" + i, "unique", percent);
      }
    }
  }

  private void sla(String pointer, ContractEvent.SlaTerms sla, Set<String> seen) {
    if (!sla.priority().matches(CODE)) {
      faults.add(pointer + "/priority", "word", sla.priority());
    }
    if (sla.riskClass() != null) {
      faults.oneOf(pointer + "/riskClass", sla.riskClass(), RISK_CLASSES);
    }
    if (!seen.add(sla.priority() + "/" + sla.riskClass())) {
      faults.add(pointer + "/priority", "unique", sla.priority());
    }
    target(pointer + "/respond", sla.respond());
    target(pointer + "/arrive", sla.arrive());
    target(pointer + "/makeSafe", sla.makeSafe());
    target(pointer + "/complete", sla.complete());
  }

  private void target(String pointer, ContractEvent.@Nullable TargetTerms target) {
    if (target == null) {
      return;
    }
    if ((target.minutes() == null) == (target.workingDays() == null)) {
      faults.add(pointer, "minutes-or-working-days", target.minutes());
    }
    faults.atLeast(pointer + "/minutes", target.minutes(), 1);
    faults.atLeast(pointer + "/workingDays", target.workingDays(), 0);
  }
}
