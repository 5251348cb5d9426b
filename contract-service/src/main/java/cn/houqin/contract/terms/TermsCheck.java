package cn.houqin.contract.terms;

import cn.houqin.contract.calendar.Calendars;
import cn.houqin.contract.ladder.LadderFaults;
import cn.houqin.contract.line.ServiceLines;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.problem.Invalid;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/** Whether a version's terms hold together; every fault is named at once. */
@Component
public class TermsCheck {

  private final Calendars calendars;
  private final ServiceLines lines;

  TermsCheck(Calendars calendars, ServiceLines lines) {
    this.calendars = calendars;
    this.lines = lines;
  }

  /** Throws {@link Invalid}; pointers begin with {@code at}. */
  public void check(String hospital, String at, VersionForm form) {
    var faults = new Faults();
    dates(at, form, faults);
    for (var i = 0; i < form.lines().size(); i++) {
      new LineFaults(at + "/lines/" + i, faults).check(form.lines().get(i));
    }
    MoneyFaults.check(at, form, faults);
    work(at, form, faults);
    if (form.ladder() != null) {
      faults.addAll(new Invalid(LadderFaults.of(at + "/ladder", form.ladder())));
    }
    known(hospital, at, form.terms(0), faults);
    faults.refuse();
  }

  /** Whether what the terms name is still there: lines in use, calendars. */
  public void mustBeKnown(String hospital, String at, ContractEvent.Version terms) {
    var faults = new Faults();
    known(hospital, at, terms, faults);
    faults.refuse();
  }

  private static void dates(String at, VersionForm form, Faults faults) {
    if (form.to().isBefore(form.from())) {
      faults.add(at + "/to", "not-before", form.to(), form.from());
    }
  }

  private static void work(String at, VersionForm form, Faults faults) {
    var phase = form.phase();
    if (phase != null) {
      faults.required(at + "/phase/kind", phase.kind());
      var isPilot = phase.kind() == WorkTerms.Phase.Kind.PILOT;
      faults.given(at + "/phase/endsOn", phase.endsOn(), isPilot);
      faults.given(at + "/phase/evaluation", phase.evaluation(), isPilot);
      faults.within(at + "/phase/endsOn", phase.endsOn(), form.from(), form.to());
    }
    var staffing = form.work().staffing();
    for (var i = 0; i < staffing.size(); i++) {
      var post = staffing.get(i);
      faults.text(at + "/staffing/" + i + "/post", post.post(), 100);
      faults.text(at + "/staffing/" + i + "/shift", post.shift(), 100);
      faults.atLeast(at + "/staffing/" + i + "/headcount", post.headcount(), 1);
    }
  }

  private void known(String hospital, String at, ContractEvent.Version terms, Faults faults) {
    calendar(hospital, at + "/calendar", terms.calendar(), faults);
    var named = new HashSet<String>();
    for (var i = 0; i < terms.lines().size(); i++) {
      var line = terms.lines().get(i);
      var pointer = at + "/lines/" + i;
      if (!named.add(line.line())) {
        faults.add(pointer + "/line", "unique", line.line());
      }
      if (!lines.isInUse(hospital, line.line())) {
        faults.add(pointer + "/line", "known-line", line.line());
      }
      for (var s = 0; s < line.sla().size(); s++) {
        calendar(
            hospital, pointer + "/sla/" + s + "/calendar", line.sla().get(s).calendar(), faults);
      }
    }
  }

  private void calendar(String hospital, String at, CalendarTerms terms, Faults faults) {
    try {
      calendars.read(hospital, at, terms);
    } catch (Invalid invalid) {
      faults.addAll(invalid);
    }
  }
}
