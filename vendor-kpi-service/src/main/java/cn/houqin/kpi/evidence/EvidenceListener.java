package cn.houqin.kpi.evidence;

import cn.houqin.events.Event;
import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.events.workorder.StaffingEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.problem.NotYetKnown;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence that work-order-service and inventory-service announce. */
@Configuration(proxyBeanMethods = false)
class EvidenceListener {

  private final Observations observations;

  EvidenceListener(Observations observations) {
    this.observations = observations;
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceRecorded> orderEvidence() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceRecorded.class,
        event -> observations.insert(event.hospital(), event.body().evidence()),
        events -> insert(events, WorkOrderEvent.EvidenceRecorded::evidence));
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceWithdrawn> orderEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceSuperseded> orderEvidenceSuperseded() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceSuperseded.class,
        event -> {
          var body = event.body();
          observations.insert(event.hospital(), body.replacement());
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(
                  body.supersededBy(),
                  body.reason(),
                  body.recordedAt(),
                  body.replacement().evidenceId()));
        });
  }

  @Bean
  Subscription<InspectionEvent.EvidenceRecorded> inspectionEvidence() {
    return new Subscription<>(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceRecorded.class,
        event -> observations.insert(event.hospital(), event.body().evidence()),
        events -> insert(events, InspectionEvent.EvidenceRecorded::evidence));
  }

  @Bean
  Subscription<InspectionEvent.EvidenceWithdrawn> inspectionEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<PurchasingEvent.EvidenceRecorded> deliveryEvidence() {
    return new Subscription<>(
        Streams.PURCHASING,
        PurchasingEvent.EvidenceRecorded.class,
        event -> observations.insert(event.hospital(), event.body().evidence()),
        events -> insert(events, PurchasingEvent.EvidenceRecorded::evidence));
  }

  @Bean
  Subscription<PurchasingEvent.EvidenceWithdrawn> deliveryEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.PURCHASING,
        PurchasingEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<IncidentEvent.EvidenceRecorded> incidentEvidence() {
    return new Subscription<>(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceRecorded.class,
        event -> observations.insert(event.hospital(), event.body().evidence()));
  }

  @Bean
  Subscription<IncidentEvent.EvidenceWithdrawn> incidentEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<StaffingEvent.EvidenceRecorded> staffingEvidence() {
    return new Subscription<>(
        Streams.STAFFING,
        StaffingEvent.EvidenceRecorded.class,
        event -> observations.insert(event.hospital(), event.body().evidence()));
  }

  @Bean
  Subscription<StaffingEvent.EvidenceWithdrawn> staffingEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.STAFFING,
        StaffingEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event.hospital(),
              body.evidenceId(),
              new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  private <E extends Event> void insert(List<Received<E>> events, Function<E, Evidence> evidence) {
    observations.insertAll(
        events.stream()
            .collect(
                Collectors.groupingBy(
                    Received::hospital,
                    Collectors.mapping(
                        event -> evidence.apply(event.body()), Collectors.toList()))));
  }

  private void withdraw(String hospital, String evidenceId, Observation.Withdrawal withdrawal) {
    if (!observations.withdraw(hospital, evidenceId, withdrawal)) {
      throw new NotYetKnown("evidence", evidenceId);
    }
  }
}
