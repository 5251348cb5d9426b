package cn.houqin.workorder.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.platform.ticket.Topic;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import cn.houqin.workorder.cell.ACell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line moves to a cell and back with all it has, and goes on where it is. */
@HouqinServiceTest
class MovingLinesTests {

  private static ACell cell;

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private AHospital here;
  private AHospital there;

  @BeforeAll
  static void aCell() {
    cell = ACell.start();
  }

  @AfterAll
  static void noCell() {
    cell.close();
  }

  @BeforeEach
  void atHome() {
    AMove.routeHome(port);
    here = ACell.catered(hospitals.ready());
    there = here.through(cell.port());
  }

  @AfterEach
  void homeAgain() {
    AMove.begun(cell.port(), AMove.HOME).until("EMPTIED");
    AMove.routeHome(port);
  }

  private AMove away() {
    var move = AMove.begun(port, ACell.DATABASE).until("MOVED", "EMPTIED");
    AMove.routeToCell(port, cell);
    return move.until("EMPTIED");
  }

  private AnOrder dispatched() {
    var order = ACell.requested(here);
    order.by(here.dispatcher(), "acceptance").must(200);
    order.by(here.dispatcher(), "dispatch").must(200);
    return order;
  }

  @Test
  void ordersGoOnInTheCellAndAtHomeAgainWithoutALostOrDoubledOne() {
    var closed = dispatched();
    closed.by(here.dispatcher(), "cancellation", "{\"reason\":\"not needed\"}").must(200);
    var open = dispatched();
    var keyed = ACell.request(here, "Idempotency-Key", "k-1").must(201);
    var before = List.of(closed.view().body(), open.view().body());
    assertAudited(here, open);

    away();

    assertThat(List.of(cell.order(closed).view().body(), cell.order(open).view().body()))
        .isEqualTo(before);
    assertThat(closed.hospital().as("AUDITOR").get(closed.path()).status()).isEqualTo(421);
    var repeated = ACell.request(there, "Idempotency-Key", "k-1").must(201);
    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeated.text("/workOrder")).isEqualTo(keyed.text("/workOrder"));
    var next = ACell.request(there).must(201);
    assertThat(next.text("/number")).isGreaterThan(keyed.text("/number"));
    assertAudited(there, cell.order(open));
    assertThat(AMove.auditFaults(there)).isEmpty();

    assertThat(AMove.ordersOf(AMove.home())).isZero();
    cell.order(open).by(there.vendorUser(AHospital.VENDOR), "arrival").must(200);
    var later = cell.order(open).view().body();

    AMove.begun(cell.port(), AMove.HOME).until("EMPTIED");
    AMove.routeHome(port);
    assertThat(open.view().body()).isEqualTo(later);
    assertThat(ACell.request(here).must(201).text("/number")).isGreaterThan(next.text("/number"));
    assertThat(AMove.auditFaults(here)).isEmpty();
    away();
  }

  @Test
  void requestsThatGoOnMeanwhileAreEachTakenOnce() {
    var asker = new Asker(here, there);
    asker.more(3);
    away();
    asker.more(3);
    var back = AMove.begun(cell.port(), AMove.HOME).until("MOVED", "EMPTIED");
    AMove.routeHome(port);
    back.until("EMPTIED");
    asker.more(3);
    asker.close();

    away();
    assertThat(asker.taken()).doesNotHaveDuplicates();
    assertThat(AMove.idsOf(AMove.cell(), here)).hasSameElementsAs(asker.taken());
    assertThat(AMove.ordersOf(AMove.home())).isZero();
  }

  /** Every version of the order has its entry where the order is. */
  private static void assertAudited(AHospital hospital, AnOrder order) {
    var entries = "/api/work-order-service/audit?kind=work-order&limit=200&subject=" + order.id();
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.as("AUDITOR").get(entries).must(200).body().get("items"))
                    .hasSize(Integer.parseInt(order.view().header("ETag").replaceAll("\\D", ""))));
  }

  @Test
  void clocksThatComeDueMeanwhileAreRaisedOnceWhereTheLineIs() {
    var order = dispatched();

    away();
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(31)));

    await().untilAsserted(() -> assertThat(heard(order, "clock-breached")).isPositive());
    var breached = heard(order, "clock-breached");
    cell.order(order).by(there.vendorUser(AHospital.VENDOR), "arrival").must(200);
    await().untilAsserted(() -> assertThat(heard(order, "arrived")).isEqualTo(1));
    assertThat(heard(order, "clock-breached")).isEqualTo(breached);
    assertThat(sequences(order)).doesNotHaveDuplicates().isSorted();
  }

  private long heard(AnOrder order, String type) {
    return here.heard(order).stream().filter(one -> one.contains(type)).count();
  }

  private List<Long> sequences(AnOrder order) {
    return Topic.of(Streams.WORK_ORDERS).read().stream()
        .filter(record -> record.key().equals(here.name() + "/" + order.id()))
        .map(record -> Long.valueOf(Topic.header(record, "ce_sequence")))
        .toList();
  }

  @Test
  void whatWaitsToBePublishedIsPublishedOnceFromTheNewHome() {
    var order = dispatched();
    await().untilAsserted(() -> assertThat(heard(order, "dispatched")).isEqualTo(1));
    AMove.waiting(order);

    away();

    AMove.publishNow(order);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        TestTopics.heard(
                            Streams.WORK_ORDERS,
                            here.name(),
                            order.id(),
                            WorkOrderEvent.Edited.class))
                    .hasSize(1));
    assertThat(sequences(order)).doesNotHaveDuplicates().isSorted();
  }

  private TestApi mover() {
    return AMove.mover(port);
  }

  @Test
  void onlyWhoServesALineLetsItGoAndOnlyToAnotherDeployment() {
    away();
    var to = "{\"line\":\"CATERING\",\"to\":\"%s\"}";
    assertThat(
            mover().post("/internal/line-moves", to.formatted(ACell.DATABASE)).must(409).problem())
        .isEqualTo("line-not-here");
    assertThat(mover().post("/internal/line-moves", to.formatted("admin")).must(400).errors())
        .containsExactly("/to database-of-another-deployment admin");
    assertThat(here.as("OPERATOR").get("/internal/lines").status()).isEqualTo(403);
    assertThat(mover().get("/internal/lines").must(200).text("/lines/0/state")).isEqualTo("GONE");
  }
}
