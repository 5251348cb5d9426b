package cn.houqin.workorder.board;

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

/** A vendor sees what it had and what it was offered, and nothing of other vendors. */
@HouqinServiceTest
class WhatVendorsSeeTests {

  @Autowired Hospitals hospitals;

  private AHospital hospital;
  private TestApi first;
  private TestApi second;

  @BeforeEach
  void twoVendors() {
    hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    first = hospital.vendorUser(VENDOR);
    second = hospital.vendorUser(STANDBY);
  }

  private static String allOf(TestApi who, AnOrder order) {
    var seen = new StringBuilder();
    for (var path : new String[] {"", "/history", "/clocks", "/evidence", "/corrections"}) {
      seen.append(who.get(order.path() + path).must(200).body());
    }
    return seen.append(who.get(AnOrder.ofLine(order.line())).must(200).body()).toString();
  }

  @Test
  void oneThatLostAnOrderSeesNothingOfWhoeverHasItNow() {
    var order = hospital.dispatched();

    var declined = order.by(first, "decline", new Because("no one free")).must(200);
    order.by(second, "arrival").must(200);
    order.by(second, "completion").must(200);
    order
        .by(hospital.as("SUPERVISOR"), "corrections", "{\"fact\":6,\"reason\":\"a mis-click\"}")
        .must(201);

    assertThat(declined.body().toString()).doesNotContain(STANDBY, "HT-2");
    assertThat(allOf(first, order)).contains(VENDOR, "DECLINED").doesNotContain(STANDBY, "HT-2");
    assertThat(allOf(second, order)).contains(STANDBY, "COMPLETED").doesNotContain(VENDOR, "HT-1");
    assertThat(first.get(order.path()).body().get("allowed")).isEmpty();
    assertThat(second.get(order.path()).body().get("corrections")).hasSize(1);
    assertThat(allOf(hospital.dispatcher(), order)).contains(VENDOR, STANDBY);
  }

  @Test
  void oneThatIsOfferedAnOrderDoesNotSeeWhoElseIs() {
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));
    var order = hospital.dispatched();

    assertThat(allOf(second, order)).contains(STANDBY).doesNotContain(VENDOR);
    assertThat(second.get(order.path()).body().get("allowed")).isNotEmpty();
  }
}
