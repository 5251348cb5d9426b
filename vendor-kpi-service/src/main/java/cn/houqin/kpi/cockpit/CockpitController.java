package cn.houqin.kpi.cockpit;

import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The programme's targets and where they are; not for vendors. */
@RestController
@RequestMapping("/api/cockpit")
class CockpitController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR')";
  private static final int MOST_MONTHS = 12;

  private final Aggregates<Programme> programmes;
  private final Measuring measuring;
  private final Terms terms;
  private final Clock businessClock;

  CockpitController(
      Aggregates<Programme> programmes, Measuring measuring, Terms terms, Clock businessClock) {
    this.programmes = programmes;
    this.measuring = measuring;
    this.terms = terms;
    this.businessClock = businessClock;
  }

  /**
   * All goals of the programme over some months.
   *
   * @param isShipped whether the hospital has not yet written its own targets
   */
  record Cockpit(
      YearMonth from, YearMonth to, String begins, boolean isShipped, List<Standing> goals) {}

  /** A programme as it is in force. */
  record ProgrammeView(boolean isShipped, Programme programme) {}

  @GetMapping
  @PreAuthorize(READERS)
  Cockpit cockpit(Caller caller, @RequestParam YearMonth from, @RequestParam YearMonth to) {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(MOST_MONTHS))) {
      throw Invalid.field("to", "months-in-order", to, MOST_MONTHS);
    }
    var view = inForce(caller.hospital());
    var programme = view.programme();
    var goals =
        programme.targets().stream()
            .map(target -> standing(caller.hospital(), programme, target, from, to))
            .toList();
    return new Cockpit(from, to, programme.begins(), view.isShipped(), goals);
  }

  private Standing standing(
      String hospital, Programme programme, Programme.Target target, YearMonth from, YearMonth to) {
    var goal = target.goal();
    var now = measuring.of(goal, hospital, from, to, target.threshold());
    var current = Standing.Figure.of(goal, from.toString(), to.toString(), now);
    var due = programme.due(target, to).orElse(null);
    var baseline = target.baseline();
    if (baseline == null) {
      return Standing.of(target, current, now, null, null, due);
    }
    var value = baseline.value();
    if (value != null) {
      var entered =
          new Standing.Figure(baseline.from(), baseline.to(), goal.unit(), value, 0, true);
      return Standing.of(target, current, now, entered, Measured.of(Rational.of(value), 0), due);
    }
    var began =
        measuring.of(
            goal,
            hospital,
            YearMonth.parse(baseline.from()),
            YearMonth.parse(baseline.to()),
            target.threshold());
    return Standing.of(
        target,
        current,
        now,
        Standing.Figure.of(goal, baseline.from(), baseline.to(), began),
        began,
        due);
  }

  private ProgrammeView inForce(String hospital) {
    return programmes
        .find(hospital, Programme.ID)
        .map(stored -> new ProgrammeView(false, stored.body()))
        .orElseGet(
            () ->
                new ProgrammeView(
                    true,
                    Programme.shipped(
                        YearMonth.from(businessClock.instant().atZone(terms.zone(hospital))))));
  }

  @GetMapping("/programme")
  @PreAuthorize(READERS)
  ResponseEntity<ProgrammeView> programme(Caller caller) {
    return programmes
        .find(caller.hospital(), Programme.ID)
        .map(stored -> Answers.found(stored, CockpitController::own))
        .orElseGet(() -> ResponseEntity.ok(inForce(caller.hospital())));
  }

  /** Writes the hospital's targets down; another text needs If-Match. */
  @PutMapping("/programme")
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<ProgrammeView> put(Call call, @Valid @RequestBody ProgrammeForm form) {
    var body = form.programme();
    if (programmes.find(call.hospital(), Programme.ID).isEmpty()) {
      var made = programmes.create(call, Programme.ID, () -> Change.to(body));
      return Answers.created(made, "/api/cockpit/programme", CockpitController::own);
    }
    return Answers.done(
        programmes.change(
            call,
            Programme.ID,
            current -> {
              if (call.ifMatch() == null && !current.body().equals(body)) {
                throw new BrokenRule(428, "if-match-required");
              }
              return Change.to(body);
            }),
        CockpitController::own);
  }

  private static ProgrammeView own(Stored<Programme> stored) {
    return new ProgrammeView(false, stored.body());
  }
}
