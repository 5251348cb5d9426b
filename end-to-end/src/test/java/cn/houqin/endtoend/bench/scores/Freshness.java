package cn.houqin.endtoend.bench.scores;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.bench.scores.Report.Ought;
import cn.houqin.endtoend.bench.scores.Report.Row;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a figure takes from being told of to being counted by its live card, while others come
 * at a steady rate that does not wait for answers. One contract is looked at, the others get the
 * rest.
 */
final class Freshness {

  private static final int A_SECOND = Integer.getInteger("houqin.bench.rate", 300);
  private static final int PROBES = Integer.getInteger("houqin.bench.probes", 200);
  private static final int TURNS = 20;

  private final BenchMonth month;
  private final Announcer topics;
  private final Person manager;
  private final String card;
  private final AtomicInteger sent = new AtomicInteger();

  Freshness(BenchMonth month, KpiProcess kpi, Announcer topics) {
    this.month = month;
    this.topics = topics;
    this.manager = month.manager(kpi.address());
    this.card = "/api/scorecards/" + month.card(0);
  }

  Row row() {
    var samples = new ArrayList<Double>();
    try (var steady = Executors.newScheduledThreadPool(1)) {
      var since = System.nanoTime();
      steady.scheduleAtFixedRate(
          this::others, 0, TimeUnit.SECONDS.toMicros(1) / TURNS, TimeUnit.MICROSECONDS);
      for (var n = 0; n < PROBES; n++) {
        samples.add(probe());
      }
      steady.shutdownNow();
      var rate = sent.get() / ((System.nanoTime() - since) / 1e9);
      return Row.of(
          "a figure visible in its live card at %.0f events/s".formatted(rate),
          "ms",
          samples,
          new Ought("p99 < 1000 ms", 0));
    }
  }

  private void others() {
    var events = new ArrayList<org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]>>();
    synchronized (month) {
      for (var n = 0; n < A_SECOND / TURNS; n++) {
        events.add(month.event(1 + (sent.get() + n) % (month.contracts() - 1)));
      }
    }
    topics.send(events);
    sent.addAndGet(events.size());
  }

  private double probe() {
    var before = counted();
    var event = event();
    return Report.millis(
        () -> {
          topics.send(List.of(event));
          await()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(5))
              .atMost(Duration.ofSeconds(60))
              .until(() -> counted() > before);
        });
  }

  private org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> event() {
    synchronized (month) {
      return month.event(0);
    }
  }

  private long counted() {
    return manager
        .get(card)
        .must(200)
        .body()
        .get("counts")
        .valueStream()
        .mapToLong(count -> Long.parseLong(count.get("denominator").asString()))
        .sum();
  }
}
