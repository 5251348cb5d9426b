package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order's whole life over HTTP, by the right people. */
@HouqinServiceTest
class WholeLifeTests {

  @Autowired Hospitals hospitals;

  @Test
  void goesFromRequestOverAPauseAndAReopeningToItsClosing() {
    var hospital = hospitals.ready();
    var desk = hospital.dispatcher();
    var worker = hospital.vendorUser(AHospital.VENDOR);
    var ward = hospital.as("REQUESTER");

    var order = hospital.dispatched();
    order.by(worker, "acknowledgement").must(200);
    order.by(worker, "arrival").must(200);
    order.by(worker, "pause", new Because("AWAITING_ACCESS")).must(200);
    order.by(worker, "resumption").must(200);
    assertThat(order.state()).isEqualTo("ON_SITE");
    order.by(worker, "making-safe").must(200);
    order.by(worker, "completion").must(200);
    order.by(ward, "reopening", new Because("again dark")).must(200);
    order.by(worker, "completion").must(200);
    order.by(ward, "verification").must(200);
    order.by(desk, "follow-up", "{\"rating\":4}").must(200);
    var closed = order.by(desk, "closing").must(200);

    assertThat(closed.text("/state")).isEqualTo("CLOSED");
    assertThat(closed.body().get("allowed")).isEmpty();
    assertThat(closed.body().get("rating").asInt()).isEqualTo(4);
    assertThat(order.history())
        .containsExactly(
            "REQUESTED",
            "ACCEPTED",
            "DISPATCHED",
            "ACKNOWLEDGED",
            "ON_SITE",
            "PAUSED",
            "RESUMED",
            "MADE_SAFE",
            "COMPLETED",
            "REOPENED",
            "COMPLETED",
            "VERIFIED",
            "FOLLOWED_UP",
            "CLOSED");
    assertThat(order.clocks())
        .containsExactly(
            "RESPOND#1 MET " + AHospital.VENDOR,
            "ARRIVE#1 MET " + AHospital.VENDOR,
            "MAKE_SAFE#1 MET " + AHospital.VENDOR,
            "COMPLETE#1 MET " + AHospital.VENDOR,
            "COMPLETE#1.R1 MET " + AHospital.VENDOR);
  }
}
