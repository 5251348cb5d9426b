package cn.houqin.endtoend.bench.events;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.endtoend.bench.stock.StockRoom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * B15: from an event's own time, which the service takes before it writes, to a consumer that holds
 * it, while movements are posted at a steady rate.
 */
public final class EventDelay implements Benchmark {

  private static final String TOPIC = "houqin.stock";

  @Override
  public String id() {
    return "B15";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var room = new StockRoom(ground);
    var cards = Math.max(100, Sizes.of("cards", 20_000));
    room.fill(cards);
    var rate = Sizes.of("rate", 200);
    var job = room.moving(ground.service(StockRoom.SERVICE).address(), n -> n * 7919 % cards);
    Load.closed(8, Sizes.warmUp() / 2).warm(job);
    room.settle();
    var heard = new Listening(ground.broker());
    var thread = Thread.ofPlatform().start(heard);
    heard.awaitReady();
    var figures =
        Load.open(rate, rate * Sizes.of("seconds", 20)).then(room::settle).run(job, ground);
    heard.end();
    thread.join();
    var delays = heard.delays();
    var p50 = at(delays, 0.5);
    var p99 = at(delays, 0.99);
    sheet.add(
        Line.value(
                "B15",
                "commit -> consumer at %d events/s".formatted(rate),
                "p50 %s ms, p95 %s, p99 %s, max %s of %d events"
                    .formatted(
                        Spread.number(p50),
                        Spread.number(at(delays, 0.95)),
                        Spread.number(p99),
                        Spread.number(at(delays, 1)),
                        delays.size()))
            .note(
                "CPU per movement %s ms; posts p99 %s ms"
                    .formatted(Spread.number(figures.cpu().total()), Spread.number(figures.p99())))
            .wrong(figures.wrong() + figures.requests() - delays.size())
            .peer("Kafka alone mean 1.4 ms; log-tailing outboxes 50-260 ms")
            .target("p50 <= 30 ms, p99 <= 150 ms", p50 <= 30 && p99 <= 150));
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil((sorted.size() - 1) * share));
  }

  /** Hears the movements that come from now on, each once. */
  private static final class Listening implements Runnable {

    private final Map<String, Long> millis = new ConcurrentHashMap<>();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final String broker;

    Listening(String broker) {
      this.broker = broker;
    }

    @Override
    public void run() {
      Map<String, Object> settings = Map.of("bootstrap.servers", broker);
      try (var consumer =
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
        var partitions =
            consumer.partitionsFor(TOPIC).stream()
                .map(one -> new TopicPartition(TOPIC, one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        ready.set(true);
        while (!ended.get()) {
          var records = consumer.poll(Duration.ofMillis(200));
          var now = System.currentTimeMillis();
          records.forEach(record -> hear(record, now));
        }
      }
    }

    private void hear(ConsumerRecord<String, byte[]> record, long now) {
      var time = new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
      millis.putIfAbsent(record.key(), now - Instant.parse(time).toEpochMilli());
    }

    void awaitReady() {
      org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).untilTrue(ready);
    }

    void end() {
      ended.set(true);
    }

    List<Long> delays() {
      var sorted = new ArrayList<>(millis.values());
      Collections.sort(sorted);
      return sorted;
    }
  }
}
