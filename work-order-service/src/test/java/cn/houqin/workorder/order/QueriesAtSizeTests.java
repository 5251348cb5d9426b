package cn.houqin.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** With many closed orders at one place, what is asked about others reads hardly any of them. */
@HouqinServiceTest
class QueriesAtSizeTests {

  private static final int CLOSED = Integer.getInteger("houqin.closed", 10_000);
  private static final int BATCH = 1_000;

  @Autowired Hospitals hospitals;
  @Autowired MongoTemplate mongo;

  private AHospital hospital;
  private AnOrder closed;

  @BeforeEach
  void manyClosedOrdersAtOnePlace() {
    hospital = hospitals.withoutContracts();
    hospital.scheme("R@1", "REPEAT_FAULT");
    hospital.announce(AContract.main("HT-1", AHospital.VENDOR).scoredBy("R@1"));
    var model = hospital.closed();
    hospital.requested().by(hospital.dispatcher(), "cancellation", new Because("none")).must(200);
    var key = hospital.name() + "/" + model.id();
    await().until(() -> isAtRest(orders(key)));
    multiply(orders(key));
    closed = hospital.closed();
    profile(2);
  }

  private Document orders(String key) {
    return mongo.getCollection("work_orders").find(new Document("_id", key)).first();
  }

  private static boolean isAtRest(Document order) {
    return !order.containsKey("pendingAt") && !order.containsKey("filingAt");
  }

  /** Decided long ago: nothing is left to come of them. */
  private void multiply(Document model) {
    model.remove("nextTimerAt");
    var begin = model.getDate("requestedAt").getTime();
    for (var from = 0; from < CLOSED; from += BATCH) {
      var batch = new ArrayList<Document>();
      for (var i = from; i < from + BATCH; i++) {
        batch.add(
            new Document(model)
                .append("_id", hospital.name() + "/past" + i)
                .append("number", "PAST-" + i)
                .append("requestedAt", new Date(begin - 3_600_000L * 400 - 60_000L * i)));
      }
      mongo.getCollection("work_orders").insertMany(batch);
    }
  }

  @AfterEach
  void endProfile() {
    profile(0);
    mongo.getCollection("system.profile").drop();
  }

  private void profile(int level) {
    mongo.getDb().runCommand(new Document("profile", level));
  }

  @Test
  void repetitionsDuplicatesAndCoverAreFoundWithoutReadingThem() {
    var later = hospital.requested();
    await().until(() -> Evidences.of(closed).contains("REPEAT_FAULT 1"));
    hospital.dispatcher().get(later.path() + "/duplicates").must(200);
    later.by(hospital.dispatcher(), "acceptance").must(200);
    later.by(hospital.dispatcher(), "dispatch").must(200);
    hospital.vendor(AHospital.VENDOR, "SUSPENDED");
    await().until(() -> later.view().body().get("uncovered").asBoolean());
    later.by(hospital.dispatcher(), "cancellation", new Because("gone")).must(200);
    await().until(() -> Evidences.of(closed).contains("REPEAT_FAULT 1 ended"));
    profile(0);

    var read = read();

    assertThat(read).hasSizeGreaterThan(10);
    assertThat(read).allSatisfy(one -> assertThat(one.examined()).as(one.plan()).isLessThan(50));
  }

  private record Read(String plan, int examined) {}

  private List<Read> read() {
    return mongo
        .getCollection("system.profile")
        .find(
            new Document("ns", mongo.getDb().getName() + ".work_orders")
                .append("op", new Document("$in", List.of("query", "getmore", "command"))))
        .map(
            one ->
                new Read(
                    one.getString("planSummary") + " " + one.get("command", Document.class),
                    Math.max(one.getInteger("docsExamined", 0), one.getInteger("keysExamined", 0))))
        .into(new ArrayList<>());
  }
}
