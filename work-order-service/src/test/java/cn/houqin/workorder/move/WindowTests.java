package cn.houqin.workorder.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.cell.ACell;
import cn.houqin.workorder.order.WorkOrder;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** While a line takes no changes: what is refused, what is abandoned, what comes late. */
@HouqinServiceTest
class WindowTests {

  private static ACell cell;

  @Autowired private Hospitals hospitals;
  @Autowired private MongoTemplate mongo;
  @Autowired private Aggregates<WorkOrder> orders;
  @Autowired private Leftovers leftovers;
  @Autowired private Moves moves;
  @LocalServerPort private int port;
  private AHospital here;
  private AnOrder held;
  private AnOrder other;

  @BeforeAll
  static void aCell() {
    cell = ACell.start();
  }

  @AfterAll
  static void noCell() {
    cell.close();
  }

  @BeforeEach
  void twoOrders() {
    AMove.routeHome(port);
    here = ACell.catered(hospitals.ready());
    held = ACell.requested(here);
    other = ACell.requested(here);
    await().untilAsserted(() -> assertThat(here.heard(held)).isNotEmpty());
    await().untilAsserted(() -> assertThat(here.heard(other)).isNotEmpty());
  }

  private String key(AnOrder order) {
    return here.name() + "/" + order.id();
  }

  private Document stored(AnOrder order) {
    return AMove.orders(AMove.home()).find(new Document("_id", key(order))).first();
  }

  /** A move in its window, which lasts until {@link #over}. */
  private AMove inTheWindow() {
    AMove.hold(AMove.home(), key(held), Duration.ofSeconds(25));
    var move = AMove.begun(port, ACell.DATABASE).until("CLOSED");
    await().until(() -> stored(other).getString("epoch") != null);
    return move;
  }

  private void over() {
    AMove.hold(AMove.home(), key(held), Duration.ZERO);
  }

  private void home() {
    AMove.routeToCell(port, cell);
    AMove.begun(cell.port(), AMove.HOME).until("EMPTIED");
    AMove.routeHome(port);
  }

  @Test
  void aCommandIsRefusedForAMomentAndSucceedsAtTheNewHome() {
    var filedElsewhere = here.accepted();
    var move = inTheWindow();
    var transferred =
        filedElsewhere.by(
            here.dispatcher(), "transfer", "{\"toLine\":\"CATERING\",\"reason\":\"food\"}");

    var refused = other.by(here.dispatcher(), "acceptance").must(503);
    assertThat(refused.problem()).isEqualTo("line-moving");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(other.state()).isEqualTo("REQUESTED");

    over();
    move.until("MOVED", "EMPTIED");
    var opened = transferred.must(200).text("/links/0/workOrder");
    awaitOpened(AMove.cell(), opened);

    AMove.routeToCell(port, cell);
    var there = cell.order(other);
    there.by(there.hospital().dispatcher(), "acceptance").must(200);
    assertThat(there.history()).containsExactly("REQUESTED", "ACCEPTED");
    new AnOrder(there.hospital(), ACell.LINE, opened).view().must(200);
    assertThat(AMove.idsOf(AMove.home(), here)).doesNotContain(opened);
    assertThat(move.view().body().get("windowMillis").asLong()).isLessThan(30_000);
    move.until("EMPTIED");
    home();
  }

  /** Before the routes say where the line is. */
  private void awaitOpened(MongoDatabase where, String order) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(AMove.idsOf(where, here)).contains(order));
  }

  @Test
  void aRequestTransferredToALineThatIsBackIsOpenedBeforeTheRoutesSaySo() {
    AMove.begun(port, ACell.DATABASE).until("EMPTIED");
    AMove.routeToCell(port, cell);
    AMove.begun(cell.port(), AMove.HOME).until("EMPTIED");

    var transferred =
        here.accepted()
            .by(here.dispatcher(), "transfer", "{\"toLine\":\"CATERING\",\"reason\":\"food\"}");

    var opened = transferred.must(200).text("/links/0/workOrder");
    awaitOpened(AMove.home(), opened);
    await()
        .untilAsserted(
            () -> assertThat(here.heard(new AnOrder(here, ACell.LINE, opened))).isNotEmpty());
    cell.awaitRead();
    assertThat(AMove.ordersOf(AMove.cell())).isZero();
    AMove.routeHome(port);
  }

  @Test
  void whoHasNotHeardOfTheMoveCannotChangeWhatWasTakenOutOfReach() {
    var unaware = new MongoAggregateStore(mongo).of(orders.type());
    var move = inTheWindow();
    var before = stored(other);

    assertThatThrownBy(
            () ->
                unaware.change(
                    Call.system(here.name(), "unaware", Instant.now()),
                    other.id(),
                    current -> Change.to(current.body().passedOver(java.util.List.of("x")))))
        .isInstanceOf(BrokenRule.class);

    assertThat(stored(other)).isEqualTo(before);
    over();
    move.until("EMPTIED");
    home();
    assertThat(other.state()).isEqualTo("REQUESTED");
  }

  @Test
  void anAbandonedMoveLeavesTheLineWhereItWas() {
    var move = inTheWindow();
    AMove.cell()
        .getCollection("inspections")
        .insertOne(
            new Document("_id", here.name() + "/x")
                .append("hospital", here.name())
                .append("line", ACell.LINE)
                .append("version", 1L));

    over();
    assertThat(move.until("ABANDONED", "MOVED").state()).isEqualTo("ABANDONED");
    assertThat(move.view().text("/reason")).isEqualTo("copies-differ");

    other.by(here.dispatcher(), "acceptance").must(200);
    held.by(here.dispatcher(), "acceptance").must(200);
    assertThat(AMove.ordersOf(AMove.cell())).isZero();
  }

  @Test
  void whatIsWrittenLateIsCarriedOver() {
    var move = AMove.begun(port, ACell.DATABASE).until("EMPTIED");
    AMove.routeToCell(port, cell);
    var late = AMove.orders(AMove.cell()).find(new Document("_id", key(other))).first();
    late.append("_id", here.name() + "/late").append("number", "CATERING-2020-000001");
    AMove.orders(AMove.home()).insertOne(late);

    leftovers.sweep(moves.get(move.id()));

    var there = new AnOrder(here.through(cell.port()), ACell.LINE, "late");
    assertThat(there.state()).isEqualTo("REQUESTED");
    assertThat(AMove.ordersOf(AMove.home())).isZero();
    home();
  }

  @Test
  void aMoveWhoseInstanceDiedIsUndoneBeforeTheDecisionAndFinishedAfterIt() {
    AMove.orders(AMove.home())
        .updateMany(
            new Document("line", ACell.LINE), new Document("$set", new Document("epoch", "m1")));
    AMove.died("m1", "CLOSED", "LANDING");
    new AMove(port, ACell.DATABASE, "m1").until("ABANDONED");
    other.by(here.dispatcher(), "acceptance").must(200);

    AMove.begun(port, ACell.DATABASE).until("EMPTIED");
    AMove.cell().getCollection("lines").deleteMany(new Document());
    AMove.died("m2", "GONE", "LANDING");
    new AMove(port, ACell.DATABASE, "m2").until("EMPTIED");
    AMove.routeToCell(port, cell);
    assertThat(cell.order(other).state()).isEqualTo("ACCEPTED");
    home();
  }
}
