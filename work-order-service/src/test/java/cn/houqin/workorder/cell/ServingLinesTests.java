package cn.houqin.workorder.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.net.URI;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A line is served by the deployment that settings and routes give it, and by no other. */
@HouqinServiceTest
class ServingLinesTests {

  private static ACell cell;

  @Autowired private Hospitals hospitals;
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
    TestRoutes.only();
  }

  @BeforeEach
  void routed() {
    TestRoutes.only(
        "work-order-service", URI.create("http://127.0.0.1:" + port), "line:CATERING", cell.base());
    here = ACell.catered(hospitals.ready());
    there = here.through(cell.port());
  }

  private static void assertElsewhere(Answer answer) {
    assertThat(answer.must(421).problem()).isEqualTo("line-elsewhere");
  }

  @Test
  void theLineOfACellIsServedByItAlone() {
    var order = ACell.requested(there);

    assertThat(order.view().text("/number")).startsWith("CATERING-");
    assertElsewhere(ACell.request(here));
    assertElsewhere(here.as("AUDITOR").get(order.path()));
    assertThat(here.as("AUDITOR").get("/api/work-orders").must(200).body().get("items")).isEmpty();
    assertThat(there.as("AUDITOR").get("/api/work-orders").must(200).body().get("items"))
        .hasSize(1);
    assertThat(here.as("AUDITOR").get(order.path(), "Accept-Language", "zh-CN").text("/detail"))
        .contains("CATERING")
        .isNotEqualTo(here.as("AUDITOR").get(order.path()).text("/detail"));
  }

  @Test
  void aCellServesNeitherOtherLinesNorTheRegister() {
    assertElsewhere(there.as("AUDITOR").get(AnOrder.ofLine(AHospital.LINE)));
    assertElsewhere(there.as("DISPATCHER").post(AnOrder.ofLine(AHospital.LINE), "{}"));
    assertThat(there.as("ADMINISTRATOR").post("/api/categories", "{}").must(421).problem())
        .isEqualTo("belongs-to-default-deployment");
    assertThat(there.as("AUDITOR").get("/api/locations").must(421).problem())
        .isEqualTo("belongs-to-default-deployment");
  }

  @Test
  void whoMayNotCallIsToldSoFirst() {
    assertThat(there.as("AUDITOR").post(AnOrder.ofLine(AHospital.LINE), "{}").status())
        .isEqualTo(403);
  }

  @Test
  void aCellMayNotHaveHeardOfAPlaceYet() {
    ACell.requested(there);
    var unheardOf = "{\"category\":\"LAMP\",\"location\":\"B9\",\"priority\":\"ROUTINE\"}";

    var answer = there.as("REQUESTER").post(AnOrder.ofLine(ACell.LINE), unheardOf);

    assertThat(answer.must(409).problem()).isEqualTo("not-yet-known");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void requestsAreTransferredBetweenDeployments() {
    var wrong = here.accepted();
    var toCell =
        wrong.by(here.dispatcher(), "transfer", "{\"toLine\":\"CATERING\",\"reason\":\"food\"}");
    var right = new AnOrder(there, ACell.LINE, toCell.must(200).text("/links/0/workOrder"));

    await().until(() -> there.dispatcher().get(right.path()).status(), status -> status == 200);
    assertThat(right.view().text("/requestedAt")).isEqualTo(wrong.view().text("/requestedAt"));
    assertThat(right.view().text("/requester")).isEqualTo("requester");
    assertElsewhere(here.dispatcher().get(right.path()));

    var back =
        right.by(there.dispatcher(), "transfer", "{\"toLine\":\"MAINTENANCE\",\"reason\":\"no\"}");
    var again = new AnOrder(here, AHospital.LINE, back.must(200).text("/links/0/workOrder"));
    await().until(() -> here.dispatcher().get(again.path()).status(), status -> status == 200);
    assertThat(again.view().text("/requestedAt")).isEqualTo(wrong.view().text("/requestedAt"));
  }

  @Test
  void aCellIsAskedForWhatIsTransferredFromALineThatWasHereBefore() {
    var home = TestMongo.client().getDatabase("houqin_test");
    var lines = home.getCollection(Standing.COLLECTION);
    var before = new Standing(ACell.LINE, Standing.State.SERVED, "an earlier move");
    lines.insertOne(
        new Document("_id", ACell.LINE).append("state", "SERVED").append("move", before.move()));
    await().until(() -> Instances.allActUpon(home, before));
    try {
      var order = ACell.requested(there);
      var gone =
          order.by(
              there.dispatcher(), "transfer", "{\"toLine\":\"MAINTENANCE\",\"reason\":\"no\"}");
      var opened = new AnOrder(here, AHospital.LINE, gone.must(200).text("/links/0/workOrder"));

      await().untilAsserted(() -> here.dispatcher().get(opened.path()).must(200));
    } finally {
      lines.deleteOne(new Document("_id", ACell.LINE));
    }
  }

  @Test
  void clocksOfACellRunThereAndItsEventsGoToTheSameTopic() {
    var order = ACell.requested(there);
    order.by(there.dispatcher(), "acceptance").must(200);
    order.by(there.dispatcher(), "dispatch").must(200);

    await()
        .untilAsserted(
            () ->
                assertThat(here.heard(order))
                    .containsSubsequence("work-order.requested.v1", "work-order.dispatched.v1"));
    assertThat(order.clocks()).isNotEmpty();
    assertThat(
            cell.context()
                .getBean(MongoTemplate.class)
                .getCollection("dead_letters")
                .countDocuments())
        .isZero();
  }
}
