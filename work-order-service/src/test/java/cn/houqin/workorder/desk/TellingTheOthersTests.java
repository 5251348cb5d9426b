package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the desk does is announced: facts and ids, never anybody's words. */
@HouqinServiceTest
class TellingTheOthersTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
  }

  private <E extends WorkOrderEvent> E heard(AnOrder order, Class<E> type) {
    await()
        .until(
            () -> TestTopics.heard(Streams.WORK_ORDERS, hospital.name(), order.id(), type).size(),
            count -> count > 0);
    return TestTopics.heard(Streams.WORK_ORDERS, hospital.name(), order.id(), type).getFirst();
  }

  @Test
  void ofEditsAndPriorities() {
    var order = hospital.requested();

    desk.put(
            order.path(),
            "{\"category\":\"DRAIN\",\"location\":\"B1-101\",\"requester\":\"requester\",\"description\":\"secret\"}",
            "If-Match",
            order.view().header("ETag"))
        .must(200);
    order.by(desk, "priority", "{\"priority\":\"URGENT\",\"reason\":\"flood\"}").must(200);

    var edited = heard(order, WorkOrderEvent.Edited.class);
    assertThat(edited.category()).isEqualTo("DRAIN");
    assertThat(edited.changed()).containsExactly("category", "description");
    assertThat(edited.toString()).doesNotContain("secret");
    var priority = heard(order, WorkOrderEvent.Reprioritised.class);
    assertThat(priority.was() + " " + priority.priority() + " " + priority.by())
        .isEqualTo("ROUTINE URGENT dispatcher");
  }

  @Test
  void ofMergesAndTransfersWithTheOrderItGoesOnAs() {
    var kept = hospital.requested();
    var merged = hospital.requested();
    var wrong = hospital.requested();

    merged.by(desk, "merge", "{\"into\":\"%s\"}".formatted(kept.id())).must(200);
    wrong.by(desk, "transfer", "{\"toLine\":\"CLEANING\",\"reason\":\"a spill\"}").must(200);

    var cancelled = heard(merged, WorkOrderEvent.Cancelled.class);
    assertThat(cancelled.reason() + " " + cancelled.mergedInto()).isEqualTo("MERGED " + kept.id());
    var transferred = heard(wrong, WorkOrderEvent.Transferred.class);
    var opened =
        heard(
            new AnOrder(hospital, "CLEANING", String.valueOf(transferred.toWorkOrder())),
            WorkOrderEvent.Requested.class);
    assertThat(opened.origin()).isEqualTo(wrong.id());
    assertThat(opened.occurredAt())
        .isEqualTo(Instant.parse(wrong.view().text("/requestedAt")))
        .isBefore(opened.recordedAt());
  }

  @Test
  void ofCorrectionsWithTheFigureThatIsReplacedAndTheOneWithdrawn() {
    var worker = hospital.vendorUser(AHospital.VENDOR);
    var order = hospital.dispatched();
    var asked = Instant.parse(order.view().text("/requestedAt"));
    order.by(worker, "arrival").must(200);
    clock.forwardTo(asked.plus(Duration.ofMinutes(250)));
    order.by(worker, "completion").must(200);
    correct(order, 1, 4, '"' + asked.plus(Duration.ofMinutes(130)).toString() + '"');
    order.by(hospital.as("REQUESTER"), "verification").must(200);
    order.by(desk, "follow-up", "{\"rating\":1}").must(200);
    correct(order, 2, 6, "null");

    var corrected = heard(order, WorkOrderEvent.Corrected.class);
    assertThat(corrected.fact() + " " + corrected.is())
        .isEqualTo("COMPLETED " + asked.plus(Duration.ofMinutes(130)));
    assertThat(corrected.proposedBy() + " " + corrected.approvedBy())
        .isEqualTo("supervisor vendor_manager");
    var superseded = heard(order, WorkOrderEvent.EvidenceSuperseded.class);
    assertThat(superseded.evidenceId()).isEqualTo(order.id() + "/COMPLETE#1");
    assertThat(superseded.replacement().evidenceId()).isEqualTo(order.id() + "/COMPLETE#1~2");
    assertThat(superseded.replacement().numerator()).isEqualTo("1");
    var withdrawn = heard(order, WorkOrderEvent.EvidenceWithdrawn.class);
    assertThat(withdrawn.evidenceId()).isEqualTo(order.id() + "/SATISFACTION#1");
    assertThat(withdrawn.withdrawnBy()).isEqualTo("vendor_manager");
  }

  private void correct(AnOrder order, int number, int fact, String at) {
    order
        .by(
            hospital.as("SUPERVISOR"),
            "corrections",
            "{\"fact\":%d,\"at\":%s,\"reason\":\"mis-click\"}".formatted(fact, at))
        .must(201);
    order.by(hospital.as("VENDOR_MANAGER"), "corrections/" + number + "/approval").must(200);
  }

  @Test
  void ofADeclaredTimeWithBothTimes() {
    var worker = hospital.vendorUser(AHospital.VENDOR);
    var order = hospital.dispatched();
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(5)));
    var declared = clock.instant().minusSeconds(60);

    order
        .by(
            worker,
            "decline",
            "{\"reason\":\"no ladder\",\"occurredAt\":\"%s\"}".formatted(declared))
        .must(200);

    var declined = heard(order, WorkOrderEvent.Declined.class);
    assertThat(declined.occurredAt()).isEqualTo(declared);
    assertThat(declined.recordedAt()).isAfter(declared);
  }
}
