package cn.houqin.kpi.evidence;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence that was entered here: it comes through the outbox of its own document. */
@Configuration(proxyBeanMethods = false)
class EnteredEvidence {

  @Bean
  Subscription<ObservationEvent.Recorded> enteredEvidenceRecorded(Observations observations) {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Recorded.class,
        event -> observations.insertAll(List.of(coming(event))),
        events -> observations.insertAll(events.stream().map(EnteredEvidence::coming).toList()));
  }

  private static Observations.Coming coming(Received<ObservationEvent.Recorded> event) {
    var body = event.body();
    return new Observations.Coming(event.hospital(), body.evidence(), body.enteredBy());
  }

  @Bean
  Subscription<ObservationEvent.Superseded> enteredEvidenceSuperseded(Observations observations) {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Superseded.class,
        event -> {
          var body = event.body();
          observations.insert(event.hospital(), body.replacement(), body.supersededBy());
          var withdrawal =
              new Observation.Withdrawal(
                  body.supersededBy(),
                  body.reason(),
                  body.recordedAt(),
                  body.replacement().evidenceId());
          observations.withdraw(
              List.of(new Going(event.hospital(), body.evidenceId(), withdrawal)));
        });
  }

  @Bean
  Subscription<ObservationEvent.Withdrawn> enteredEvidenceWithdrawn(Observations observations) {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Withdrawn.class,
        event -> observations.withdraw(List.of(going(event))),
        events -> observations.withdraw(events.stream().map(EnteredEvidence::going).toList()));
  }

  private static Going going(Received<ObservationEvent.Withdrawn> event) {
    var body = event.body();
    return new Going(
        event.hospital(),
        body.evidenceId(),
        new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }
}
