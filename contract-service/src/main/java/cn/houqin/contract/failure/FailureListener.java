package cn.houqin.contract.failure;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What orders and inspections say that makes, or ends, a failure. */
@Configuration(proxyBeanMethods = false)
class FailureListener {

  private final FailureFinding finding;
  private final FailureRegister register;
  private final FailureWithdrawals withdrawals;
  private final Aggregates<RegisteredFailure> failures;
  private final Clock businessClock;

  FailureListener(
      FailureFinding finding,
      FailureRegister register,
      FailureWithdrawals withdrawals,
      Aggregates<RegisteredFailure> failures,
      Clock businessClock) {
    this.finding = finding;
    this.register = register;
    this.withdrawals = withdrawals;
    this.failures = failures;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceRecorded> clockEvidence() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceRecorded.class,
        event -> finding.inClock(call(event, "clock-evidence"), event.body().evidence()));
  }

  @Bean
  Subscription<InspectionEvent.EvidenceRecorded> failedInspection() {
    return new Subscription<>(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceRecorded.class,
        event -> finding.inInspection(call(event, "inspection-evidence"), event.body().evidence()));
  }

  @Bean
  Subscription<WorkOrderEvent.Acknowledged> failedResponseEnds() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.Acknowledged.class,
        event -> stop(event, event.body().workOrder(), "ACKNOWLEDGED", event.body().occurredAt()));
  }

  @Bean
  Subscription<WorkOrderEvent.Arrived> failedArrivalEnds() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.Arrived.class,
        event -> stop(event, event.body().workOrder(), "ON_SITE", event.body().occurredAt()));
  }

  @Bean
  Subscription<WorkOrderEvent.MadeSafe> failureIsMadeSafe() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.MadeSafe.class,
        event -> stop(event, event.body().workOrder(), "MADE_SAFE", event.body().occurredAt()));
  }

  @Bean
  Subscription<WorkOrderEvent.Completed> failedCompletionEnds() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.Completed.class,
        event -> stop(event, event.body().workOrder(), "COMPLETED", event.body().occurredAt()));
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceWithdrawn> clockEvidenceWithdrawn() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event,
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<WorkOrderEvent.EvidenceSuperseded> clockEvidenceSuperseded() {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        WorkOrderEvent.EvidenceSuperseded.class,
        event -> {
          var body = event.body();
          finding.inClock(call(event, "clock-evidence"), body.replacement());
          withdraw(
              event,
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.supersededBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<InspectionEvent.EvidenceWithdrawn> failedInspectionWithdrawn() {
    return new Subscription<>(
        Streams.INSPECTIONS,
        InspectionEvent.EvidenceWithdrawn.class,
        event -> {
          var body = event.body();
          withdraw(
              event,
              body.evidenceId(),
              new RegisteredFailure.Withdrawal(
                  body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  private void withdraw(
      Received<?> event, String evidence, RegisteredFailure.Withdrawal withdrawal) {
    withdrawals.of(call(event, "evidence-withdrawn"), event.subject(), evidence, withdrawal);
  }

  private Call call(Received<?> event, String job) {
    return Call.system(event.hospital(), job, businessClock.instant());
  }

  private void stop(Received<?> event, String order, String fact, Instant at) {
    for (var id : register.toldBy(event.hospital(), order)) {
      failures.change(
          call(event, "order-went-on"),
          id,
          current -> {
            var body = current.body();
            var clock = body.source().clock();
            if (clock == null || at.isBefore(body.startedAt())) {
              return Change.to(body);
            }
            var ends = OrderStops.stopping(clock).contains(fact);
            var safe = clock.equals("COMPLETE") && fact.equals("MADE_SAFE");
            return Change.to(body.stopped(safe ? at : null, ends ? at : null));
          });
    }
  }
}
