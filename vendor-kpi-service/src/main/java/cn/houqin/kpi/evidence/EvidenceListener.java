package cn.houqin.kpi.evidence;

import cn.houqin.events.Event;
import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.events.workorder.StaffingEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence that other services announce. */
@Configuration(proxyBeanMethods = false)
class EvidenceListener {

  private final Observations observations;

  EvidenceListener(Observations observations) {
    this.observations = observations;
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceRecorded> orderEvidence() {
    return recorded(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceRecorded.class,
        WorkOrderEvent.EvidenceRecorded::evidence);
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceWithdrawn> orderEvidenceWithdrawn() {
    return withdrawn(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceWithdrawn.class,
        WorkOrderEvent.EvidenceWithdrawn::evidenceId,
        body -> new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceSuperseded> orderEvidenceSuperseded() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceSuperseded.class,
        event -> {
          var body = event.body();
          observations.insert(event.hospital(), body.replacement());
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
  Subscription<InspectionEvent.EvidenceRecorded> inspectionEvidence() {
    return recorded(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceRecorded.class,
        InspectionEvent.EvidenceRecorded::evidence);
  }

  @Bean
  Subscription<InspectionEvent.EvidenceWithdrawn> inspectionEvidenceWithdrawn() {
    return withdrawn(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceWithdrawn.class,
        InspectionEvent.EvidenceWithdrawn::evidenceId,
        body -> new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }

  @Bean
  Subscription<PurchasingEvent.EvidenceRecorded> deliveryEvidence() {
    return recorded(
        Streams.PURCHASING,
        PurchasingEvent.EvidenceRecorded.class,
        PurchasingEvent.EvidenceRecorded::evidence);
  }

  @Bean
  Subscription<PurchasingEvent.EvidenceWithdrawn> deliveryEvidenceWithdrawn() {
    return withdrawn(
        Streams.PURCHASING,
        PurchasingEvent.EvidenceWithdrawn.class,
        PurchasingEvent.EvidenceWithdrawn::evidenceId,
        body -> new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }

  @Bean
  Subscription<IncidentEvent.EvidenceRecorded> incidentEvidence() {
    return recorded(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceRecorded.class,
        IncidentEvent.EvidenceRecorded::evidence);
  }

  @Bean
  Subscription<IncidentEvent.EvidenceWithdrawn> incidentEvidenceWithdrawn() {
    return withdrawn(
        Streams.INCIDENTS,
        IncidentEvent.EvidenceWithdrawn.class,
        IncidentEvent.EvidenceWithdrawn::evidenceId,
        body -> new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }

  @Bean
  Subscription<StaffingEvent.EvidenceRecorded> staffingEvidence() {
    return recorded(
        Streams.STAFFING,
        StaffingEvent.EvidenceRecorded.class,
        StaffingEvent.EvidenceRecorded::evidence);
  }

  @Bean
  Subscription<StaffingEvent.EvidenceWithdrawn> staffingEvidenceWithdrawn() {
    return withdrawn(
        Streams.STAFFING,
        StaffingEvent.EvidenceWithdrawn.class,
        StaffingEvent.EvidenceWithdrawn::evidenceId,
        body -> new Observation.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
  }

  private <E extends Event> Subscription<E> recorded(
      Stream stream, Class<E> type, Function<E, Evidence> evidence) {
    return new Subscription<>(
        stream,
        type,
        event -> observations.insert(event.hospital(), evidence.apply(event.body())),
        events -> insert(events, evidence));
  }

  private <E extends Event> Subscription<E> withdrawn(
      Stream stream,
      Class<E> type,
      Function<E, String> evidenceId,
      Function<E, Observation.Withdrawal> withdrawal) {
    Function<Received<E>, Going> going =
        event ->
            new Going(
                event.hospital(), evidenceId.apply(event.body()), withdrawal.apply(event.body()));
    return new Subscription<>(
        stream,
        type,
        event -> observations.withdraw(List.of(going.apply(event))),
        events -> observations.withdraw(events.stream().map(going).toList()));
  }

  private <E extends Event> void insert(List<Received<E>> events, Function<E, Evidence> evidence) {
    observations.insertAll(
        events.stream()
            .map(
                event ->
                    new Observations.Coming(event.hospital(), evidence.apply(event.body()), null))
            .toList());
  }
}
