package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A month that is published is told to those it concerns; figures that were corrected count anew.
 */
@HouqinServiceTest
class PublishedMonthNoticesTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
  }

  private static List<String> keys(TestApi who) {
    return who.get("/api/vendor-kpi-service/notices")
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("key");
  }

  @Test
  void reachTheVendorAndItsManagersAndNobodyElse() {
    hospital.reaches("CLOSED");
    hospital.command("/publication", "").must(200);

    var vendor = hospital.vendorUser(AHospital.VENDOR);
    await().until(() -> keys(vendor).contains("notice.scorecard-published"));
    await().until(() -> keys(hospital.manager()).contains("notice.scorecard-published"));
    assertThat(keys(hospital.vendorUser(AHospital.OTHER_VENDOR))).isEmpty();
  }

  @Test
  void aSupersededFigureCountsByItsReplacementOnlyHoweverOftenItIsTold() {
    var before = hospital.shown().text("/score/total");
    var id = "late";
    hospital.arrives(
        id + hospital.name(), hospital.given(id + "/RESPOND#1", "ON_TIME_RESPONSE", 0));
    await().until(() -> !hospital.shown().text("/score/total").equals(before));
    var replacement = hospital.figure(id + "/RESPOND#1~2", "ON_TIME_RESPONSE", 1);
    var superseded =
        new WorkOrderEvent.EvidenceSuperseded(
            id, "CLEANING", id + "/RESPOND#1", replacement, "mis-click", "anna", hospital.now());
    var counted = hospital.counted();

    for (var n = 0; n < 2; n++) {
      TestTopics.announceFact(
          Streams.WORK_ORDERS, hospital.name(), id, "superseded-" + hospital.name(), superseded);
    }

    await()
        .until(
            () ->
                hospital
                    .manager()
                    .get("/api/scorecards/" + hospital.card() + "/observations")
                    .body()
                    .findValuesAsString("evidenceId")
                    .contains(id + "/RESPOND#1~2"));
    await().untilAsserted(() -> assertThat(hospital.counted()).isEqualTo(counted));
    assertThat(
            hospital
                .manager()
                .get("/api/scorecards/" + hospital.card() + "/observations")
                .body()
                .findValuesAsString("evidenceId"))
        .doesNotContain(id + "/RESPOND#1");
  }
}
