package cn.houqin.contract.failure;

import cn.houqin.events.Event;
import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Incidents and interruptions, as they are entered or told by whoever keeps them: figures that a
 * contract's rule may charge.
 */
@Configuration(proxyBeanMethods = false)
class EnteredFigureListener {

  private final FailureFinding finding;
  private final FailureWithdrawals withdrawals;
  private final Clock businessClock;

  EnteredFigureListener(
      FailureFinding finding, FailureWithdrawals withdrawals, Clock businessClock) {
    this.finding = finding;
    this.withdrawals = withdrawals;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<ObservationEvent.Recorded> enteredIncident() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Recorded.class,
        event -> finding.inEntered(call(event), event.body().evidence()));
  }

  @Bean
  Subscription<ObservationEvent.Withdrawn> enteredIncidentWithdrawn() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Withdrawn.class,
        event -> {
          var body = event.body();
          withdrawals.of(
              call(event),
              body.entry(),
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<ObservationEvent.Superseded> enteredIncidentSuperseded() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Superseded.class,
        event -> {
          var body = event.body();
          finding.inEntered(call(event), body.replacement());
          withdrawals.of(
              call(event),
              body.entry(),
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.supersededBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<IncidentEvent.EvidenceRecorded> incidentTold() {
    return new Subscription<>(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceRecorded.class,
        event -> finding.inEntered(call(event), event.body().evidence()));
  }

  @Bean
  Subscription<IncidentEvent.EvidenceWithdrawn> incidentWithdrawn() {
    return new Subscription<>(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdrawals.of(
              call(event),
              body.incident(),
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  private Call call(Received<? extends Event> event) {
    return Call.system(event.hospital(), "entered-figure", businessClock.instant());
  }
}
