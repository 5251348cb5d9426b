package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pause that was pressed by mistake is taken out by two people, with its resumption. */
@HouqinServiceTest
class PausesThatWereNoneTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private TestApi worker;
  private TestApi supervisor;
  private TestApi manager;
  private AnOrder order;
  private Instant asked;

  @BeforeEach
  void anOrderThatWaitsForAccess() {
    var hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    supervisor = hospital.as("SUPERVISOR");
    manager = hospital.as("VENDOR_MANAGER");
    order = hospital.dispatched();
    asked = Instant.parse(order.view().text("/requestedAt"));
    order.by(worker, "arrival").must(200);
    order.by(worker, "pause", new Because("AWAITING_ACCESS")).must(200);
    clock.forwardTo(asked.plus(Duration.ofMinutes(250)));
  }

  private TestApi.Answer propose() {
    return order.by(supervisor, "corrections", "{\"fact\":4,\"at\":null,\"reason\":\"mis-click\"}");
  }

  @Test
  void bothAreTakenOutTheFiguresSupersededAndBothStayToBeSeen() {
    order.by(worker, "resumption").must(200);
    order.by(worker, "completion").must(200);
    assertThat(Evidences.of(order)).contains("MAKE_SAFE#1 1", "COMPLETE#1 1");

    propose().must(201);
    assertThat(order.by(supervisor, "corrections/1/approval").problem())
        .isEqualTo("corrected-by-two");
    var corrected = order.by(manager, "corrections/1/approval").must(200);

    assertThat(order.history())
        .containsExactly("REQUESTED", "ACCEPTED", "DISPATCHED", "ON_SITE", "COMPLETED");
    assertThat(Evidences.of(order))
        .contains("MAKE_SAFE#1 1 ended", "COMPLETE#1 1 ended", "MAKE_SAFE#1~2 0", "COMPLETE#1~2 0");
    assertThat(corrected.text("/corrections/0/was/type")).isEqualTo("PAUSED");
    assertThat(corrected.text("/corrections/0/also/type")).isEqualTo("RESUMED");
    assertThat(corrected.text("/corrections/0/status")).isEqualTo("APPROVED");
    assertThat(corrected.body().at("/corrections/0").has("approved")).isFalse();
  }

  @Test
  void resumedAfterItWasProposedAnotherCorrectionIsNeeded() {
    propose().must(201);
    order.by(worker, "resumption").must(200);

    assertThat(order.by(manager, "corrections/1/approval").problem())
        .isEqualTo("correction-fits-no-more");
    propose().must(201);
    order.by(manager, "corrections/2/approval").must(200);
    assertThat(order.history()).endsWith("DISPATCHED", "ON_SITE");
  }

  @Test
  void stillPausedTheWorkGoesOn() {
    propose().must(201);

    var corrected = order.by(manager, "corrections/1/approval").must(200);

    assertThat(corrected.text("/state")).isEqualTo("ON_SITE");
    assertThat(order.clocks()).contains("COMPLETE#1 BREACHED " + AHospital.VENDOR);
  }
}
