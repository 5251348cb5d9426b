package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.contract.VendorEvent.Qualification;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Orders nobody covers wait where everybody sees them, until somebody does. */
@HouqinServiceTest
class UncoveredQueueTests {

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;
  @Autowired MongoTemplate mongo;

  private static List<String> queue(AHospital hospital) {
    return hospital
        .dispatcher()
        .get(AnOrder.ofLine(AHospital.LINE) + "?uncovered=true")
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .map(order -> order.get("workOrder").asString())
        .toList();
  }

  private static void awaitVendor(AnOrder order, String vendor) {
    await().untilAsserted(() -> assertThat(order.vendor()).isEqualTo(vendor));
  }

  @Test
  void waitsVisiblyAndIsDispatchedByItselfWhenAContractArrives() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-9", STANDBY).at("B2"));
    var first = hospital.accepted();
    var second = hospital.accepted();

    var asked = first.by(hospital.dispatcher(), "dispatch").must(200);
    second.by(hospital.dispatcher(), "dispatch").must(200);

    assertThat(asked.text("/state")).isEqualTo("ACCEPTED");
    assertThat(asked.body().get("uncovered").asBoolean()).isTrue();
    assertThat(queue(hospital)).containsExactly(first.id(), second.id());
    hospital.awaitNotice(hospital.dispatcher(), "uncovered", first);

    hospital.announce(AContract.main("HT-1", VENDOR));

    awaitVendor(first, VENDOR);
    awaitVendor(second, VENDOR);
    assertThat(queue(hospital)).isEmpty();
  }

  @Test
  void vendorThatMayWorkAgainIsCoverToo() {
    var hospital = hospitals.ready();
    hospital.vendor(VENDOR, "SUSPENDED");
    var order = hospital.dispatched();
    assertThat(queue(hospital)).containsExactly(order.id());

    hospital.vendor(VENDOR, "APPROVED");

    awaitVendor(order, VENDOR);
  }

  @Test
  void vendorWithAnExpiredMandatoryQualificationGetsNothingNew() {
    var hospital = hospitals.ready();
    var expired = new Qualification("LICENCE", "1", true, "2020-01-01", "2021-01-01");
    hospital.vendor(VENDOR, "APPROVED", List.of(expired));
    var order = hospital.dispatched();
    assertThat(queue(hospital)).containsExactly(order.id());

    var renewed = new Qualification("LICENCE", "2", true, "2021-01-01", null);
    hospital.vendor(VENDOR, "APPROVED", List.of(expired, renewed));

    awaitVendor(order, VENDOR);
  }

  @Test
  void declinedByAllItWaitsForSomebodyElseAndTheDeskMayAskAgain() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var declined =
        order.by(hospital.vendorUser(VENDOR), "decline", new Because("no tools")).must(200);
    assertThat(declined.text("/state")).isEqualTo("ACCEPTED");
    assertThat(queue(hospital)).containsExactly(order.id());

    hospital.announce(AContract.main("HT-1", VENDOR));
    assertThat(order.state()).as("it does not go back by itself").isEqualTo("ACCEPTED");

    order.by(hospital.dispatcher(), "dispatch").must(200);
    assertThat(order.vendor()).isEqualTo(VENDOR);
    assertThat(queue(hospital)).isEmpty();
  }

  private void comeUnnoticed(AHospital hospital) {
    mongo
        .getCollection("copy_vendors")
        .updateOne(
            new Document("_id", hospital.name() + "/" + VENDOR),
            new Document("$set", new Document("state.status", "APPROVED")));
  }

  /** The second look, soon after the first, has been taken. */
  private List<Document> due(AHospital hospital) {
    var soon = Date.from(clock.instant().plus(Duration.ofSeconds(1)));
    return mongo
        .getCollection("work_orders")
        .find(
            new Document("hospital", hospital.name())
                .append("nextTimerAt", new Document("$lte", soon)))
        .into(new ArrayList<>());
  }

  @Test
  void coverThatCameUnnoticedIsSeenAtTheNextLook() {
    var hospital = hospitals.ready();
    hospital.vendor(VENDOR, "SUSPENDED");
    var order = hospital.dispatched();
    comeUnnoticed(hospital);

    clock.forwardTo(clock.instant().plus(Duration.ofSeconds(11)));

    awaitVendor(order, VENDOR);
  }

  @Test
  void deskThatDispatchesWhereCoverCameUnnoticedFindsItGoneOn() {
    var hospital = hospitals.ready();
    hospital.vendor(VENDOR, "SUSPENDED");
    var order = hospital.dispatched();
    clock.forwardTo(clock.instant().plus(Duration.ofSeconds(11)));
    await().until(() -> due(hospital).isEmpty());
    comeUnnoticed(hospital);

    var answer = order.by(hospital.dispatcher(), "dispatch");

    assertThat(answer.problem()).isEqualTo("already-dispatched");
    assertThat(order.vendor()).isEqualTo(VENDOR);
  }
}
