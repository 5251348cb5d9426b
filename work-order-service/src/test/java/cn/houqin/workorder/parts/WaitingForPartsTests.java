package cn.houqin.workorder.parts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouqinServiceTest
class WaitingForPartsTests {

  private static final Because AWAITING_PARTS = new Because("AWAITING_PARTS");

  @Autowired Hospitals hospitals;
  private AHospital hospital;
  private TestApi worker;
  private AnOrder order;
  private AStore store;

  @BeforeEach
  void anOrderOnSite() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    order = hospital.dispatched();
    order.by(worker, "arrival").must(200);
    store = new AStore(hospital, order);
    store.keeps("VALVE");
    store.keeps("PIPE");
  }

  @Test
  void goesOnByItselfOnceTheLastShortPartIsReserved() {
    store.asked(worker, "VALVE", "2").must(200);
    store.asked(worker, "PIPE", "1").must(200);
    store.isShort("VALVE");
    store.isShort("PIPE");
    store.awaits("PIPE", "SHORT");
    order.by(worker, "pause", AWAITING_PARTS).must(200);

    store.reserves("PIPE");
    store.awaits("PIPE", "RESERVED");
    assertThat(order.state()).isEqualTo("PAUSED");
    store.reserves("VALVE");
    store.awaits("VALVE", "RESERVED");

    assertThat(order.state()).isEqualTo("ON_SITE");
    assertThat(order.history()).endsWith("PAUSED", "RESUMED");
    assertThat(order.by(worker, "pause", AWAITING_PARTS).problem()).isEqualTo("no-part-awaited");
  }

  @Test
  void anOrderPausedForAnotherReasonStaysPaused() {
    store.asked(worker, "VALVE", "2").must(200);
    order.by(worker, "pause", new Because("AWAITING_ACCESS")).must(200);

    store.reserves("VALVE");
    store.awaits("VALVE", "RESERVED");

    assertThat(order.state()).isEqualTo("PAUSED");
  }

  @Test
  void olderNewsChangesNothing() {
    store.asked(worker, "VALVE", "2").must(200);
    var old =
        new cn.houqin.workorder.job.Said(
            new cn.houqin.workorder.job.Said.Which("r", "VALVE", "S1"),
            cn.houqin.workorder.job.Part.State.SHORT,
            1,
            null,
            null);
    var newer =
        new cn.houqin.workorder.job.Said(
            old.which(), cn.houqin.workorder.job.Part.State.RESERVED, 2, null, null);
    var work =
        cn.houqin.workorder.job.Work.NOTHING.asking(
            java.util.List.of(
                cn.houqin.workorder.job.Part.requested(
                    "r", "VALVE", "S1", java.math.BigDecimal.ONE)));

    var heard = work.after(old).after(newer);

    assertThat(heard.after(old)).isEqualTo(heard);
    assertThat(heard.after(newer)).isEqualTo(heard);
  }

  @Test
  void aStateThatHasNotTheWorkInHandAsksForNothing() {
    var waiting = new AStore(hospital, hospital.accepted());

    var refused = waiting.asked(hospital.dispatcher(), "VALVE", "1");

    assertThat(refused.must(409).problem()).isEqualTo("parts-not-possible");
    assertThat(refused.body().get("allowedStates").toString()).contains("ON_SITE");
  }

  @Test
  void badPartsAreNamedEachAndUnknownMaterialsMayStillArrive() {
    var body =
        "{\"parts\":[{\"material\":\"VALVE\",\"store\":\"S1\",\"quantity\":\"0\"},"
            + "{\"material\":\"VALVE\",\"store\":\"S1\",\"quantity\":\"1\"},"
            + "{\"material\":\"PIPE\",\"store\":\"$ne\",\"quantity\":\"1.0000001\"}]}";

    assertThat(order.by(worker, "parts", body).must(400).errors())
        .containsExactly(
            "/parts/0/quantity quantity 0",
            "/parts/1/material once-per-request VALVE",
            "/parts/2/quantity quantity 1.0000001",
            "/parts/2/store code $ne");
    assertThat(store.asked(worker, "NOTHING", "1").must(409).problem()).isEqualTo("not-yet-known");
    assertThat(store.asked(hospital.vendorUser(AHospital.STANDBY), "VALVE", "1").status())
        .isEqualTo(404);
  }

  @Test
  void aRepeatedRequestAsksOnce() {
    var body = "{\"parts\":[{\"material\":\"VALVE\",\"store\":\"S1\",\"quantity\":\"1\"}]}";
    worker.post(order.path() + "/parts", body, "Idempotency-Key", "p1").must(200);
    worker.post(order.path() + "/parts", body, "Idempotency-Key", "p1").must(200);

    assertThat(order.view().body().get("parts").size()).isEqualTo(1);
  }
}
