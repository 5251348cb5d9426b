package cn.houqin.workorder.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request filed under the wrong line goes on in the right one. */
@HouqinServiceTest
class TransferringTests {

  private static final String TO_CLEANING = "{\"toLine\":\"CLEANING\",\"reason\":\"a spill\"}";

  @Autowired private Hospitals hospitals;
  @Autowired private Aggregates<WorkOrder> orders;
  @Autowired private Subscription<WorkOrderEvent.Transferred> transferredOrders;
  private AHospital hospital;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
  }

  private AnOrder goingOn(Answer transferred) {
    var order = new AnOrder(hospital, "CLEANING", transferred.text("/links/0/workOrder"));
    await().until(() -> desk.get(order.path()).status(), status -> status == 200);
    return order;
  }

  @Test
  void opensALinkedOrderWithTheOriginalTime() {
    var wrong = hospital.accepted();

    var transferred = wrong.by(desk, "transfer", TO_CLEANING).must(200);
    var right = goingOn(transferred).view();

    assertThat(transferred.text("/state")).isEqualTo("TRANSFERRED");
    assertThat(transferred.text("/links/0/kind")).isEqualTo("TRANSFERRED_TO");
    assertThat(right.text("/state")).isEqualTo("REQUESTED");
    assertThat(right.text("/number")).startsWith("CLEANING-");
    assertThat(right.text("/requestedAt")).isEqualTo(wrong.view().text("/requestedAt"));
    assertThat(right.text("/requester")).isEqualTo("requester");
    assertThat(right.text("/links/0/kind")).isEqualTo("TRANSFERRED_FROM");
    assertThat(right.text("/links/0/workOrder")).isEqualTo(wrong.id());
  }

  @Test
  void opensItOnceHoweverOftenTheEventComes() {
    var wrong = hospital.requested();
    var right = goingOn(wrong.by(desk, "transfer", TO_CLEANING).must(200));
    var number = right.view().text("/number");
    var at = Instant.parse("2026-03-02T01:00:00Z");
    var event =
        new WorkOrderEvent.Transferred(
            wrong.id(), AHospital.LINE, "CLEANING", "x", at, at, right.id(), "LAMP");

    for (var n = 0; n < 3; n++) {
      transferredOrders
          .effect()
          .on(new Received<>("again" + n, hospital.name(), wrong.id(), 9, at, event));
    }

    assertThat(transferredOrders.stream()).isEqualTo(Streams.WORK_ORDERS);
    assertThat(right.view().text("/number")).isEqualTo(number);
    assertThat(
            desk.get(AnOrder.ofLine("CLEANING")).must(200).body().get("items").findValues("number"))
        .hasSize(1);
  }

  @Test
  void skipsOrdersOfAnotherDeployment() {
    var at = Instant.parse("2026-03-02T01:00:00Z");
    var event =
        new WorkOrderEvent.Transferred(
            "elsewhere", AHospital.LINE, "CLEANING", "x", at, at, "new-one", "LAMP");

    transferredOrders.effect().on(new Received<>("e", hospital.name(), "elsewhere", 1, at, event));

    assertThat(orders.find(hospital.name(), "new-one")).isEmpty();
  }

  @Test
  void refusesTheSameLineUnknownCategoriesAndWhatIsUnderWay() {
    var order = hospital.dispatched();
    var category = TO_CLEANING.replace("}", ",\"category\":\"NONE\"}");

    assertThat(order.by(desk, "transfer", TO_CLEANING.replace("CLEANING", "MAINTENANCE")).errors())
        .containsExactly("/toLine another-line MAINTENANCE");
    assertThat(order.by(desk, "transfer", category).errors())
        .containsExactly("/category known-category NONE");
    assertThat(order.by(desk, "transfer", TO_CLEANING.replace("CLEANING", "NOWHERE")).problem())
        .isEqualTo("not-yet-known");
    assertThat(order.by(hospital.as("REQUESTER"), "transfer", TO_CLEANING).status()).isEqualTo(403);
    order.by(hospital.vendorUser(AHospital.VENDOR), "arrival").must(200);
    assertThat(order.by(desk, "transfer", TO_CLEANING).problem())
        .isEqualTo("transition-not-allowed");
  }

  @Test
  void isDoneOnceUnderOneKey() {
    var order = hospital.requested();
    var path = order.path() + "/transfer";

    var first = desk.post(path, TO_CLEANING, "Idempotency-Key", "t1").must(200);
    var again = desk.post(path, TO_CLEANING, "Idempotency-Key", "t1").must(200);

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text("/links/0/workOrder")).isEqualTo(first.text("/links/0/workOrder"));
    assertThat(order.history()).containsExactly("REQUESTED", "TRANSFERRED");
  }
}
