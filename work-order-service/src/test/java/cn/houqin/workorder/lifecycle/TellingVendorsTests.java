package cn.houqin.workorder.lifecycle;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The vendor that has an order, or is asked to take it, is told what others do to it. */
@HouqinServiceTest
class TellingVendorsTests {

  @Autowired private Hospitals hospitals;
  private AHospital hospital;
  private TestApi desk;
  private TestApi worker;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
    worker = hospital.vendorUser(VENDOR);
  }

  @Test
  void ofACancellation() {
    var order = hospital.dispatched();

    order.by(desk, "cancellation", new Because("mended by ourselves")).must(200);

    hospital.awaitNotice(worker, "order-cancelled", order);
  }

  @Test
  void ofACancellationWhileTheyAreOnlyAskedAndAskedNoMore() {
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.dispatched();

    var cancelled = order.by(desk, "cancellation", new Because("mended by ourselves")).must(200);

    hospital.awaitNotice(worker, "order-cancelled", order);
    hospital.awaitNotice(hospital.vendorUser(STANDBY), "order-cancelled", order);
    assertThat(cancelled.body().get("offeredTo")).isEmpty();
  }

  @Test
  void ofAReopening() {
    var order = hospital.dispatched();
    order.by(worker, "arrival").must(200);
    order.by(worker, "completion").must(200);

    order.by(desk, "reopening", new Because("still dark")).must(200);

    hospital.awaitNotice(worker, "order-reopened", order);
  }

  @Test
  void ofAnotherPriorityAndOfOtherWords() {
    var order = hospital.dispatched();

    order.by(desk, "priority", "{\"priority\":\"URGENT\",\"reason\":\"flood\"}").must(200);
    edit(order);

    hospital.awaitNotice(worker, "order-reprioritised", order);
    hospital.awaitNotice(worker, "order-edited", order);
  }

  private void edit(AnOrder order) {
    desk.put(
            order.path(),
            "{\"category\":\"LAMP\",\"location\":\"B1-101\",\"requester\":null,\"description\":\"by the door\"}",
            "If-Match",
            order.view().header("ETag"))
        .must(200);
  }
}
