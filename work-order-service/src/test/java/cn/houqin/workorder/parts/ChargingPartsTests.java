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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouqinServiceTest
class ChargingPartsTests {

  @Autowired Hospitals hospitals;

  private static String charge(AnOrder order) {
    return order.view().body().path("partsCharge").toString();
  }

  private static void close(AnOrder order, TestApi worker) {
    close(order, worker, "{}");
  }

  private static void close(AnOrder order, TestApi worker, String completion) {
    order.by(worker, "completion", completion).must(200);
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
            "{\"costFen\":52345,\"includedFen\":50000,\"contractFen\":2345,\"departmentFen\":0,\"payableFen\":0}");
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
    assertThat(told.payableFen()).isZero();
    assertThat(told.supplied()).isEmpty();
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
  void whatTheVendorBroughtItselfIsOwedToItAboveTheLimit() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(
        Streams.CONTRACTS, "HT-1", AContract.main("HT-1", AHospital.VENDOR).includingParts(50_000));
    var store = atWork(hospital);
    var order = store.order();
    var worker = hospital.vendorUser(AHospital.VENDOR);
    store.releases("VALVE");
    store.issues("PIPE", 30_000);
    store.countsAsUsed("PIPE", "1", 30_000);
    store.awaits("PIPE", "USED");
    store.awaits("VALVE", "RELEASED");
    var wrong =
        order.by(worker, "completion", supplied("0", 1) + ",{\"name\":\" \",\"costFen\":-1}]}");
    assertThat(wrong.must(400).errors()).hasSizeGreaterThan(1);

    order.by(worker, "completion", supplied("2", 99_999) + "]}").must(200);
    order.by(hospital.as("REQUESTER"), "reopening", new AnOrder.Because("too dear")).must(200);
    order.by(worker, "completion", supplied("1", 60_000) + "]}").must(200);
    order.by(hospital.as("REQUESTER"), "reopening", new AnOrder.Because("wet")).must(200);
    close(order, worker);

    assertThat(order.view().text("/supplied/0/costFen")).isEqualTo("60000");
    assertThat(charge(order))
        .isEqualTo(
            "{\"costFen\":90000,\"includedFen\":50000,\"contractFen\":40000,"
                + "\"departmentFen\":0,\"payableFen\":10000}");
  }

  private static String supplied(String quantity, long costFen) {
    return "{\"supplied\":[{\"name\":\"水泵\",\"quantity\":\"%s\",\"costFen\":%d}"
        .formatted(quantity, costFen);
  }

  @Test
  void aChargeIsSharedAtTheLimit() {
    assertThat(of(50_000, 0, 50_000L)).isEqualTo(new Charge(50_000, 50_000, 0, 0, 0L));
    assertThat(of(50_001, 0, 50_000L)).isEqualTo(new Charge(50_001, 50_000, 1, 0, 0L));
    assertThat(of(50_001, 0, 0L)).isEqualTo(new Charge(50_001, 0, 50_001, 0, 0L));
    assertThat(of(0, 50_001, 50_000L)).isEqualTo(new Charge(50_001, 50_000, 1, 0, 1L));
    assertThat(of(30_000, 40_000, 50_000L)).isEqualTo(new Charge(70_000, 50_000, 20_000, 0, 0L));
    assertThat(of(1, 60_000, 50_000L)).isEqualTo(new Charge(60_001, 50_000, 10_001, 0, 10_000L));
    assertThat(of(50_001, 7, null)).isEqualTo(new Charge(50_008, 7, 0, 50_001, 0L));
  }

  private static Charge of(long storesFen, long vendorFen, @Nullable Long thresholdFen) {
    return Charge.of(new Charge.Cost(storesFen, vendorFen), thresholdFen);
  }
}
