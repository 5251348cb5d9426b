package cn.houqin.endtoend.bench.events;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Cpu;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.endtoend.bench.stock.StockRoom;
import cn.houqin.endtoend.faults.process.Surroundings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;

/**
 * B14: how fast events of a kilobyte leave the outboxes of documents, one in each, that all became
 * due at the same moment; beside it the broker's own rate for such records.
 */
public final class RelayRate implements Benchmark {

  private static final int AT_ONCE = 5_000;
  private static final int MOST_SECONDS = 75;
  private static final double TARGET = 5_000;
  private static final String SERVICE = StockRoom.SERVICE;
  private static final Document WAITING =
      new Document("pendingAt", new Document("$gt", new Date(0)));

  @Override
  public String id() {
    return "B14";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var here = Surroundings.at("benchrelay", ground.broker());
    var port = Surroundings.freePort();
    try (var unit =
        ground.counted(Unit.service(SERVICE, port, here.settings(SERVICE, port))).ready()) {
      var movements = here.store(SERVICE).getCollection("movements");
      relay(unit, movements, Sizes.of("warmup", 20_000));
      var backlog = Sizes.of("backlog", 100_000);
      var run = relay(unit, movements, backlog);
      sheet.add(
          Line.value(
                  "B14",
                  "relay of %d waiting events of 1 KB, acks=all".formatted(backlog),
                  run.shown())
              .note(
                  "CPU per event %s ms service, %s ms store"
                      .formatted(Spread.number(run.service()), Spread.number(run.store())))
              .target(">= 5,000/s; 100k in < 30 s", run.left() == 0 && run.perSecond() >= TARGET));
    }
    sheet.add(
        Line.value("B14", "a producer alone, 1 KB, acks=all, six partitions", perf(ground))
            .peer("55,000/s on one partition, 117,000/s on six"));
  }

  /** What a backlog took. */
  private record Run(long events, long left, double seconds, double service, double store) {

    double perSecond() {
      return (events - left) / seconds;
    }

    String shown() {
      return String.format(
          Locale.ROOT, "%.0f /s, %d in %.1f s", perSecond(), events - left, seconds);
    }
  }

  private static Run relay(Unit unit, MongoCollection<Document> movements, long events)
      throws InterruptedException {
    movements.deleteMany(new Document());
    var due = Instant.now().plusSeconds(5 + events / 5_000);
    store(movements, events, due);
    TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
    var waiting = movements.countDocuments(WAITING);
    var service = unit.spent();
    var store = Cpu.millis(Cpu.store());
    var from = System.nanoTime();
    while (movements.find(WAITING).limit(1).first() != null
        && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    var seconds = (System.nanoTime() - from) / 1e9;
    var left = movements.countDocuments(WAITING);
    var sent = Math.max(1, waiting - left);
    return new Run(
        waiting,
        left,
        seconds,
        (double) (unit.spent() - service) / sent,
        (double) (Cpu.millis(Cpu.store()) - store) / sent);
  }

  /** Nothing leaves before all is stored: until then somebody else holds them. */
  private static void store(MongoCollection<Document> movements, long events, Instant due) {
    var batch = new ArrayList<Document>();
    for (var n = 0L; n < events; n++) {
      batch.add(waiting(n, due));
      if (batch.size() == AT_ONCE || n == events - 1) {
        movements.insertMany(batch, new InsertManyOptions().ordered(false));
        batch.clear();
      }
    }
  }

  private static Document waiting(long n, Instant due) {
    var id = "m" + n;
    var data =
        """
        {"movement": "%s", "material": "M", "store": "S", "kind": "ISSUE", "quantity": "-2", "onHandAfter": "38",
         "occurredAt": "2026-03-17T01:42:10.125Z", "recordedAt": "2026-03-17T01:42:10.250Z", "reason": "%s"}\
        """
            .formatted(id, "r".repeat(800));
    var event =
        new Document("n", 1L)
            .append("type", "stock.moved.v1")
            .append("time", Date.from(due))
            .append("data", data);
    return new Document("_id", BenchHospital.NAME + "/" + id)
        .append("hospital", BenchHospital.NAME)
        .append("version", 1L)
        .append("sequence", 1L)
        .append("outbox", List.of(event))
        .append("pendingAt", Date.from(due))
        .append("heldUntil", Date.from(due))
        .append("heldBy", "bench")
        .append("filing", List.of())
        .append("requests", List.of())
        .append("createdBy", "bench")
        .append("changedAt", Date.from(due))
        .append("movement", id);
  }

  /** As kafka-producer-perf-test does: as fast as it can, records not waited for one by one. */
  private static String perf(Ground ground) throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) ground.broker()))) {
      admin.createTopics(List.of(new NewTopic("bench-perf", 6, (short) 1))).all().get();
    }
    var events = Sizes.of("backlog", 100_000);
    var value = new byte[1_024];
    new java.util.SplittableRandom(1).nextBytes(value);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", ground.broker(), "acks", "all", "buffer.memory", 64_000_000L);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var from = System.nanoTime();
      for (var n = 0L; n < events; n++) {
        producer.send(new ProducerRecord<>("bench-perf", (int) (n % 6), null, value));
      }
      producer.flush();
      return String.format(Locale.ROOT, "%.0f /s", events / ((System.nanoTime() - from) / 1e9));
    }
  }
}
