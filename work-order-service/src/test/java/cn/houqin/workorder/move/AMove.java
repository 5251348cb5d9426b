package cn.houqin.workorder.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.cell.ACell;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Moves of the line CATERING between the default deployment and its cell. */
record AMove(int from, String to, String id) {

  static final String HOME = "houqin_test";

  private static final String EDITED =
      "{\"workOrder\":\"%s\",\"line\":\"CATERING\",\"category\":\"LAMP\",\"location\":\"B1-101\","
          + "\"changed\":[],\"by\":\"x\",\"occurredAt\":\"2026-01-01T00:00:00Z\","
          + "\"recordedAt\":\"2026-01-01T00:00:00Z\"}";

  /** Asks the deployment at a port to let the line go. */
  static AMove begun(int from, String to) {
    var answer =
        mover(from)
            .post(
                "/internal/line-moves", "{\"line\":\"%s\",\"to\":\"%s\"}".formatted(ACell.LINE, to))
            .must(202);
    assertThat(answer.header("Location")).endsWith(answer.text("/id"));
    return new AMove(from, to, answer.text("/id"));
  }

  static TestApi mover(int port) {
    return new TestApi(port, TestTokens.service("houqin", "internal.line-move"));
  }

  TestApi.Answer view() {
    return mover(from).get("/internal/line-moves/" + id).must(200);
  }

  String state() {
    return view().text("/state");
  }

  AMove until(String... states) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(this::state, state -> List.of(states).contains(state));
    return this;
  }

  /** The routes as they are while the default deployment has the line. */
  static void routeHome(int port) {
    TestRoutes.only("work-order-service", URI.create("http://127.0.0.1:" + port));
    remembered();
  }

  /** The store was emptied before the class: it has forgotten that its copies are complete. */
  private static void remembered() {
    home()
        .getCollection("copies_caught_up")
        .replaceOne(
            new Document("_id", "emptied"),
            new Document("_id", "emptied").append("reached", true),
            new ReplaceOptions().upsert(true));
  }

  /** The routes as they are while the cell has it. */
  static void routeToCell(int port, ACell cell) {
    TestRoutes.only(
        "work-order-service", URI.create("http://127.0.0.1:" + port), "line:CATERING", cell.base());
  }

  static MongoDatabase home() {
    return TestMongo.client().getDatabase(HOME);
  }

  static MongoDatabase cell() {
    return TestMongo.client().getDatabase(ACell.DATABASE);
  }

  static MongoCollection<Document> orders(MongoDatabase database) {
    return database.getCollection("work_orders");
  }

  /** A relay seems to be publishing an order: it cannot be taken out of reach before. */
  static void hold(MongoDatabase database, String key, Duration time) {
    orders(database)
        .updateOne(
            new Document("_id", key),
            new Document("$set", new Document("heldUntil", Date.from(Instant.now().plus(time)))));
  }

  /** The ids of a hospital's orders of the line. */
  static List<String> idsOf(MongoDatabase database, AHospital hospital) {
    return orders(database)
        .find(new Document("hospital", hospital.name()).append("line", ACell.LINE))
        .map(Envelope::id)
        .into(new ArrayList<>());
  }

  static long ordersOf(MongoDatabase database) {
    return orders(database).countDocuments(new Document("line", ACell.LINE));
  }

  /** One event of the order stands in its outbox, and is not to be published yet. */
  static void waiting(AnOrder order) {
    var key = new Document("_id", order.hospital().name() + "/" + order.id());
    var stored = orders(home()).find(key).first();
    var event =
        new Document("n", stored.getLong(Envelope.SEQUENCE) + 1)
            .append("type", "work-order.edited.v1")
            .append("time", Date.from(Instant.now()))
            .append("at", Date.from(Instant.now()))
            .append("traceparent", null)
            .append("data", EDITED.formatted(order.id()));
    orders(home())
        .updateOne(
            key,
            new Document("$push", new Document(Envelope.OUTBOX, event))
                .append("$inc", new Document(Envelope.SEQUENCE, 1L))
                .append("$set", pendingFrom(Instant.now().plusSeconds(3_600))));
  }

  private static Document pendingFrom(Instant at) {
    return new Document(Envelope.PENDING_AT, Date.from(at));
  }

  /** What waits in the outbox of the order, which is in the cell now, may be published. */
  static void publishNow(AnOrder order) {
    orders(cell())
        .updateOne(
            new Document("_id", order.hospital().name() + "/" + order.id()),
            new Document("$set", pendingFrom(Instant.now())));
  }

  /** What is left behind when the instance that makes a move dies in its window. */
  static void died(String move, String source, String target) {
    standing(home().getCollection("lines"), move, source);
    standing(cell().getCollection("lines"), move, target);
    home()
        .getCollection("line_moves")
        .insertOne(
            new Document("_id", move)
                .append("line", ACell.LINE)
                .append("to", ACell.DATABASE)
                .append("state", "CLOSED")
                .append("active", true)
                .append("at", new Date())
                .append("leaseBy", "the dead")
                .append("leaseUntil", new Date(0)));
  }

  private static void standing(MongoCollection<Document> lines, String move, String state) {
    lines.deleteMany(new Document());
    lines.insertOne(new Document("_id", ACell.LINE).append("state", state).append("move", move));
  }

  /** What the audit trail of the deployment that a hospital is reached through finds wrong. */
  static Iterable<?> auditFaults(AHospital hospital) {
    return hospital
        .as("AUDITOR")
        .get("/api/work-order-service/audit/verification")
        .must(200)
        .body()
        .get("faults");
  }
}
