package cn.houqin.contract.failure;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.FailureRule;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
        register(call, evidence, rule, source, rule.points(), stops, null);
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
        register(call, evidence, rule, source, points, new OrderStops.Stops(null, null), null);
      }
    }
  }

  /**
   * A figure that tells of an incident, dated at its end. Where the rule charges by time or gives
   * grace, the numerator is how many minutes it lasted.
   */
  void inEntered(Call call, Evidence evidence) {
    var amount = new BigDecimal(evidence.numerator());
    if (amount.signum() <= 0) {
      return;
    }
    for (var rule : rules(call.hospital(), evidence)) {
      if (rule.on() == FailureRule.Cause.INCIDENT
          && evidence.indicator().equals(rule.indicator())) {
        var source =
            new RegisteredFailure.Source(
                "incident", evidence.sourceId(), evidence.evidenceId(), null, rule.rule());
        var ended = rule.isTimed() ? evidence.datedAt() : null;
        var began = rule.isTimed() ? minutesBefore(evidence.datedAt(), amount) : null;
        register(
            call, evidence, rule, source, rule.points(), new OrderStops.Stops(null, ended), began);
      }
    }
  }

  private static Instant minutesBefore(Instant end, BigDecimal minutes) {
    var millis = minutes.movePointRight(3).multiply(BigDecimal.valueOf(60));
    return end.minusMillis(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
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
      OrderStops.Stops stops,
      @Nullable Instant began) {
    var startedAt = began == null ? evidence.datedAt() : began;
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
                        startedAt,
                        deadline(startedAt, rule),
                        stops.safeAt(),
                        stops.doneAt(),
                        null,
                        null))
                .noting(FailureController.told(evidence.vendor(), id)));
  }

  private static Instant deadline(Instant startedAt, FailureRule rule) {
    return startedAt.plusSeconds(60L * rule.grace());
  }

  /** One failure per evidence and rule, under an id that fits into a path. */
  private static String idOf(String evidenceId, FailureRule rule) {
    return evidenceId.replace('/', '~').replace('#', '-') + "~" + rule.rule();
  }
}
