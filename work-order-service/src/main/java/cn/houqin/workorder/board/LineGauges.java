package cn.houqin.workorder.board;

import cn.houqin.platform.background.Background;
import cn.houqin.workorder.cell.Lines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Open work by service line and vendor, of all hospitals, sampled from time to time: {@code
 * houqin.orders.open}, of these past a deadline ({@code houqin.orders.overdue}) and without a
 * vendor to go to ({@code houqin.orders.uncovered}).
 */
@Configuration(proxyBeanMethods = false)
class LineGauges {

  /** No more open orders are looked at in one sample. */
  private static final int MOST = 200_000;

  private final MongoTemplate mongo;
  private final Supplier<Set<String>> hidden;
  private final MultiGauge open;
  private final MultiGauge overdue;
  private final MultiGauge uncovered;

  LineGauges(MongoTemplate mongo, Lines lines, MeterRegistry meters) {
    this.mongo = mongo;
    this.hidden = lines::hidden;
    this.open = MultiGauge.builder("houqin.orders.open").register(meters);
    this.overdue = MultiGauge.builder("houqin.orders.overdue").register(meters);
    this.uncovered = MultiGauge.builder("houqin.orders.uncovered").register(meters);
  }

  @Bean
  Background lineGaugesLoop(Clock businessClock) {
    return new Background(
        "line gauges",
        Duration.ofSeconds(15),
        () -> {
          sample(businessClock.instant());
          return false;
        });
  }

  void sample(Instant now) {
    var lines =
        mongo
            .getCollection("work_orders")
            .aggregate(pipeline(now, hidden.get()))
            .into(new ArrayList<>());
    fill(open, lines, "open");
    fill(overdue, lines, "overdue");
    fill(uncovered, lines, "uncovered");
  }

  private static void fill(MultiGauge gauge, List<Document> lines, String figure) {
    gauge.register(
        lines.stream()
            .map(line -> Row.of(tags(line.get("_id", Document.class)), line.getInteger(figure)))
            .toList(),
        true);
  }

  private static Tags tags(Document id) {
    return Tags.of("line", id.getString("line"), "vendor", id.get("vendor", "none"));
  }

  /** The condition on the hospital lets it be answered from the index of what is open. */
  private static List<Document> pipeline(Instant now, Set<String> hidden) {
    var past =
        new Document(
            "$and",
            List.of(
                new Document("$gt", List.of("$dueAt", new Date(0))),
                new Document("$lt", List.of("$dueAt", Date.from(now)))));
    var ofAnyHospital = new Document("open", true).append("hospital", new Document("$gt", ""));
    if (!hidden.isEmpty()) {
      ofAnyHospital.append("line", Lines.not(hidden));
    }
    return List.of(
        new Document("$match", ofAnyHospital),
        new Document("$limit", MOST),
        new Document(
            "$group",
            new Document("_id", new Document("line", "$line").append("vendor", "$holding.vendor"))
                .append("open", new Document("$sum", 1))
                .append("overdue", oneIf(past))
                .append(
                    "uncovered", oneIf(new Document("$eq", List.of("$holding.uncovered", true))))));
  }

  private static Document oneIf(Document condition) {
    return new Document("$sum", new Document("$cond", List.of(condition, 1, 0)));
  }
}
