package cn.houqin.endtoend.bench.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.bench.ground.Cpu;
import cn.houqin.endtoend.bench.scores.Report.Ought;
import cn.houqin.endtoend.bench.scores.Report.Row;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.platform.testing.TestMongo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Speed of scores on the real store: houqin.bench.observations figures (a million) of
 * houqin.bench.vendors vendors (500) in one month, and the way there from a hundredth of it.
 */
class ScoresBenchmark {

  private static final long MOST = Long.getLong("houqin.bench.observations", 1_000_000);
  private static final int VENDORS = Integer.getInteger("houqin.bench.vendors", 500);
  private static final int READS = 200;
  private static final int EVENTS = Integer.getInteger("houqin.bench.events", 4_000);

  /** The contract with ten times as many figures as the others. */
  private static final int LONG = 1;

  private final Report report = new Report();
  private final Surroundings here = Surroundings.of("bench");
  private long own;

  @Test
  void scores() throws IOException {
    try (var topics = new Announcer(here.broker())) {
      var month = new BenchMonth(here, topics, VENDORS);
      month.announce();
      try (var first = new KpiProcess(here)) {
        first.awaitReady();
        month.scoreAt(first.address());
        topics.send(List.of(month.event(0)));
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> month.observations().countDocuments() == 1);
        own += Cpu.millis(first.pid());
      }
      for (var size : sizes()) {
        month.storeUntil(size);
        if (size == MOST) {
          month.storeFor(LONG, MOST / 50);
        }
        month.tallies().drop();
        try (var kpi = new KpiProcess(here)) {
          at(size, month, kpi, topics);
          own += Cpu.millis(kpi.pid());
        }
      }
    }
    own += Cpu.millis(Cpu.store()) + Cpu.millis(ProcessHandle.current().pid());
    report.write(
        "scores",
        "./houqin bench scores",
        "MongoDB at " + TestMongo.uri().replaceFirst("/\\?.*", ""),
        own);
  }

  private static Iterable<Long> sizes() {
    var sizes = new LinkedHashSet<Long>();
    sizes.add(Math.max(1, MOST / 100));
    sizes.add(Math.max(1, MOST / 10));
    sizes.add(MOST);
    return sizes;
  }

  private void at(long size, BenchMonth month, KpiProcess kpi, Announcer topics) {
    var started = Report.millis(kpi::awaitReady);
    var rescored =
        Report.millis(
            () -> {
              awaitSummed(month);
              assertThat(live(month, kpi)).isEqualTo(month.figures());
            });
    report.add(
        Row.of(
            "start without day sums, until ready, " + size + " figures",
            "s",
            List.of(started / 1000),
            new Ought("", 0)));
    report.add(
        Row.of(
            "start without day sums, until every card is right, " + size + " figures",
            "s",
            List.of((started + rescored) / 1000),
            new Ought(size == MOST ? "<= 60 s" : "", 0)));
    var costs = new ArrayList<Double>();
    for (var round = 0; round < 4; round++) {
      var cost = cost(month, kpi, topics);
      if (round > 0) {
        costs.add(cost);
      }
    }
    report.add(
        Row.of(
            "CPU per event with " + size + " figures (service and store)",
            "ms",
            costs,
            new Ought("flat", 0)));
    if (size == MOST) {
      reads(month, kpi);
      report.add(new Freshness(month, kpi, topics).row());
    }
  }

  private static void awaitSummed(BenchMonth month) {
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                month.tallies().estimatedDocumentCount() > 0
                    && month
                            .tallies()
                            .find(new Document("staleSince", new Document("$gt", new Date(0))))
                            .limit(1)
                            .first()
                        == null);
  }

  /** Reads all cards; answers how many figures they count. */
  private static long live(BenchMonth month, KpiProcess kpi) {
    var cards = month.manager(kpi.address()).get(month.live()).must(200).body().get("items");
    assertThat(cards).hasSize(month.contracts());
    return cards.valueStream().mapToLong(card -> card.get("figures").asLong()).sum();
  }

  /** From telling of some events to all of them taken in and summed. */
  private double cost(BenchMonth month, KpiProcess kpi, Announcer topics) {
    var store = Cpu.store();
    var before = Cpu.millis(kpi.pid()) + Cpu.millis(store);
    var events = new ArrayList<org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]>>();
    for (var n = 0; n < EVENTS; n++) {
      events.add(month.event(n % month.contracts()));
    }
    topics.send(events);
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> month.observations().estimatedDocumentCount() >= month.figures());
    awaitSummed(month);
    return (double) (Cpu.millis(kpi.pid()) + Cpu.millis(store) - before) / EVENTS;
  }

  private void reads(BenchMonth month, KpiProcess kpi) {
    var cold = new ArrayList<Double>();
    var warm = new ArrayList<Double>();
    var costs = new ArrayList<Double>();
    var wrong = 0;
    for (var round = 0; round < 3; round++) {
      month
          .tallies()
          .updateMany(
              new Document(),
              new Document("$set", new Document("staleSince", new Date()))
                  .append("$inc", new Document("number", 1L)));
      var figures = new long[1];
      var before = Cpu.millis(kpi.pid()) + Cpu.millis(Cpu.store());
      cold.add(Report.millis(() -> figures[0] = live(month, kpi)) / 1000);
      wrong += figures[0] == month.figures() ? 0 : 1;
      awaitSummed(month);
      costs.add((Cpu.millis(kpi.pid()) + Cpu.millis(Cpu.store()) - before) / 1000.0);
      for (var again = 0; again < 4; again++) {
        warm.add(Report.millis(() -> figures[0] = live(month, kpi)) / 1000);
        wrong += figures[0] == month.figures() ? 0 : 1;
      }
    }
    report.add(
        Row.of("all cards of the month, every day sum stale", "s", cold, new Ought("<= 3.5 s", 0)));
    report.add(
        Row.of(
            "CPU of that and of all day sums summed anew (service and store)",
            "s",
            costs,
            new Ought("", 0)));
    report.add(
        Row.of("all cards of the month, from day sums", "s", warm, new Ought("<= 1 s", wrong)));
    one(month, kpi, "one vendor's month of %d figures".formatted(MOST / VENDORS), 2);
    one(month, kpi, "one vendor's month of %d figures".formatted(MOST / VENDORS + MOST / 50), LONG);
  }

  /** How long a card takes to read, and what it costs. */
  private void one(BenchMonth month, KpiProcess kpi, String what, int contract) {
    var manager = month.manager(kpi.address());
    var path = "/api/scorecards/" + month.card(contract);
    var took = new ArrayList<Double>();
    var spent = 0L;
    for (var n = 0; n < 2 * READS; n++) {
      if (n == READS) {
        spent = Cpu.millis(kpi.pid()) + Cpu.millis(Cpu.store());
      }
      var millis = Report.millis(() -> manager.get(path).must(200));
      if (n >= READS) {
        took.add(millis);
      }
    }
    var cost = Cpu.millis(kpi.pid()) + Cpu.millis(Cpu.store()) - spent;
    report.add(Row.of(what, "ms", took, new Ought("<= 50 ms", 0)));
    report.add(
        Row.of(
            "CPU of " + what + " (service and store)",
            "ms",
            List.of((double) cost / READS),
            new Ought("ERPNext 51 / 350: <= 5.1 / 35; flat", 0)));
  }
}
