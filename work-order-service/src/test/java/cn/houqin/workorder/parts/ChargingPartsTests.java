package cn.houqin.workorder.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.job.Charge;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouqinServiceTest
class ChargingPartsTests {

  @Autowired Hospitals hospitals;

  private static String charge(AnOrder order) {
    return order.view().body().path("partsCharge").toString();
  }

  private static void close(AnOrder order, TestApi worker) {
    order.by(worker, "completion").must(200);
    order.by(order.hospital().as("REQUESTER"), "verification").must(200);
    order.by(order.hospital().dispatcher(), "closing").must(200);
  }

  private static AStore atWork(AHospital hospital) {
    var worker = hospital.vendorUser(AHospital.VENDOR);
    var order = hospital.dispatched();
    order.by(worker, "arrival").must(200);
    var store = new AStore(hospital, order);
    store.keeps("VALVE");
    store.keeps("PIPE");
    store.asked(worker, "VALVE", "3").must(200);
    store.asked(worker, "PIPE", "1").must(200);
    return store;
  }

  @Test
  void whatIsUsedAboveTheContractsLimitIsChargedToTheContractOnceTheOrderIsClosed() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(
        Streams.CONTRACTS, "HT-1", AContract.main("HT-1", AHospital.VENDOR).includingParts(50_000));
    var store = atWork(hospital);
    var order = store.order();
    store.issues("VALVE", 60_000);
    store.takesBack("VALVE", "1", "2", 40_000);
    store.issues("PIPE", 12_345);
    store.awaits("PIPE", "ISSUED");
    assertThat(order.view().body().get("partsCostFen").asLong()).isEqualTo(52_345);

    close(order, hospital.vendorUser(AHospital.VENDOR));
    store.countsAsUsed("VALVE", "2", 40_000);
    store.awaits("VALVE", "USED");
    assertThat(charge(order)).isEqualTo("null");
    store.countsAsUsed("PIPE", "1", 12_345);
    store.awaits("PIPE", "USED");

    assertThat(charge(order))
        .isEqualTo(
            "{\"costFen\":52345,\"includedFen\":50000,\"contractFen\":2345,\"departmentFen\":0}");
    var told =
        await()
            .until(
                () ->
                    TestTopics.heard(
                        Streams.WORK_ORDERS,
                        hospital.name(),
                        order.id(),
                        WorkOrderEvent.PartsCharged.class),
                heard -> heard.size() == 1)
            .getFirst();
    assertThat(told.contract()).isEqualTo("HT-1");
    assertThat(told.contractFen()).isEqualTo(2_345);
    assertThat(told.parts())
        .containsExactly(
            new WorkOrderEvent.UsedPart("VALVE", "S1", "2", 40_000),
            new WorkOrderEvent.UsedPart("PIPE", "S1", "1", 12_345));
  }

  @Test
  void withoutALimitTheDepartmentBearsThem() {
    var hospital = hospitals.ready();
    var store = atWork(hospital);
    store.releases("VALVE");
    store.issues("PIPE", 700);
    store.awaits("PIPE", "ISSUED");
    store.countsAsUsed("PIPE", "1", 700);
    store.awaits("PIPE", "USED");

    close(store.order(), hospital.vendorUser(AHospital.VENDOR));

    await().until(() -> !charge(store.order()).equals("null"));
    assertThat(charge(store.order())).contains("\"departmentFen\":700");
  }

  @Test
  void ofPartsThatAllCameBackNobodyIsCharged() {
    var hospital = hospitals.ready();
    var store = atWork(hospital);
    store.releases("PIPE");
    store.issues("VALVE", 900);
    store.takesBack("VALVE", "3", "0", 0);
    store.awaits("VALVE", "RETURNED");

    close(store.order(), hospital.vendorUser(AHospital.VENDOR));

    assertThat(charge(store.order())).isEqualTo("null");
    assertThat(store.order().view().body().get("partsCostFen").asLong()).isZero();
  }

  @Test
  void aChargeIsSharedAtTheLimit() {
    assertThat(Charge.of(50_000, 50_000L)).isEqualTo(new Charge(50_000, 50_000, 0, 0));
    assertThat(Charge.of(50_001, 50_000L)).isEqualTo(new Charge(50_001, 50_000, 1, 0));
    assertThat(Charge.of(50_001, 0L)).isEqualTo(new Charge(50_001, 0, 50_001, 0));
    assertThat(Charge.of(50_001, null)).isEqualTo(new Charge(50_001, 0, 0, 50_001));
  }
}
