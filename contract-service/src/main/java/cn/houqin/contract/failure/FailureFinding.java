package cn.houqin.contract.failure;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.FailureRule;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds failures in evidence, by the rules of the contract version of that day. */
@Component
class FailureFinding {

  private static final Map<String, String> CLOCKS =
      Map.of(
          "ON_TIME_RESPONSE", "RESPOND",
          "ON_TIME_ARRIVAL", "ARRIVE",
          "ON_TIME_MAKE_SAFE", "MAKE_SAFE",
          "ON_TIME_COMPLETION", "COMPLETE");

  private final Contracts contracts;
  private final Hospitals hospitals;
  private final Aggregates<RegisteredFailure> failures;
  private final OrderStops orders;

  FailureFinding(
      Contracts contracts,
      Hospitals hospitals,
      Aggregates<RegisteredFailure> failures,
      OrderStops orders) {
    this.contracts = contracts;
    this.hospitals = hospitals;
    this.failures = failures;
    this.orders = orders;
  }

  /** A clock that was not met; delivered again, nothing changes. */
  void inClock(Call call, Evidence evidence) {
    var clock = CLOCKS.get(evidence.indicator());
    if (clock == null || new BigDecimal(evidence.numerator()).signum() > 0) {
      return;
    }
    for (var rule : rules(call.hospital(), evidence)) {
      if (rule.on() == FailureRule.Cause.CLOCK_BREACHED && clock.equals(rule.clock())) {
        var order = evidence.sourceId();
        var stops = orders.of(call.hospital(), evidence.line(), order, clock, evidence.datedAt());
        var source =
            new RegisteredFailure.Source(
                "work-order", order, evidence.evidenceId(), clock, rule.rule());
        register(call, evidence, rule, source, rule.points(), stops);
      }
    }
  }

  /** An inspection with failed elements: the points of each. */
  void inInspection(Call call, Evidence evidence) {
    var failed =
        new BigDecimal(evidence.denominator()).subtract(new BigDecimal(evidence.numerator()));
    if (failed.signum() <= 0) {
      return;
    }
    for (var rule : rules(call.hospital(), evidence)) {
      if (rule.on() == FailureRule.Cause.INSPECTION_FAILED) {
        var points = rule.points() == null ? null : rule.points().multiply(failed);
        var source =
            new RegisteredFailure.Source(
                "inspection", evidence.sourceId(), evidence.evidenceId(), null, rule.rule());
        register(call, evidence, rule, source, points, new OrderStops.Stops(null, null));
      }
    }
  }

  /** None for a contract that is not ours. */
  private List<FailureRule> rules(String hospital, Evidence evidence) {
    return contracts
        .agreementOf(hospital, evidence.contract())
        .flatMap(
            agreement ->
                agreement.on(LocalDate.ofInstant(evidence.datedAt(), hospitals.zone(hospital))))
        .map(terms -> terms.money().failureRules().getOrDefault(evidence.line(), List.of()))
        .orElse(List.of());
  }

  private void register(
      Call call,
      Evidence evidence,
      FailureRule rule,
      RegisteredFailure.Source source,
      @Nullable BigDecimal points,
      OrderStops.Stops stops) {
    var id = idOf(evidence.evidenceId(), rule);
    if (failures.find(call.hospital(), id).isPresent()) {
      return;
    }
    var charge =
        new RegisteredFailure.Charge(rule.type(), points, rule.area(), rule.criterion(), false);
    failures.create(
        call,
        id,
        () ->
            Change.to(
                new RegisteredFailure(
                    evidence.contract(),
                    evidence.line(),
                    evidence.vendor(),
                    charge,
                    evidence.sourceId(),
                    source,
                    null,
                    call.caller().subject(),
                    evidence.datedAt(),
                    deadline(evidence.datedAt(), rule),
                    stops.safeAt(),
                    stops.doneAt(),
                    null,
                    null)));
  }

  private static Instant deadline(Instant startedAt, FailureRule rule) {
    return startedAt.plusSeconds(60L * rule.grace());
  }

  /** One failure per evidence and rule, under an id that fits into a path. */
  private static String idOf(String evidenceId, FailureRule rule) {
    return evidenceId.replace('/', '~').replace('#', '-') + "~" + rule.rule();
  }
}
