package cn.houqin.endtoend.faults.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.backup.Rebuild;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R11: ten months of figures, dropped while they were taken in, are made again from the topic, in a
 * time that a million events allow; the cards are what was told.
 */
@Tag("R11")
@OnDemand
class RebuiltMonthsTests {

  private static final String KPI = "vendor-kpi-service";
  private static final double SECONDS_FOR_A_MILLION = 600;
  private static final int AT_ONCE = 1_000;

  private final Surroundings here = Surroundings.of("rebuilt");
  private final MongoDatabase store = here.store(KPI);
  private final Hospital hospital = new Hospital("rebuilt-" + Figures.SEED);
  private final Size events = Size.of("events", 20_000, 1_000_000);

  @Test
  void areMadeAgainInTimeAndAsTheyWereTold() {
    assumeThat(Files.exists(BootJar.of(KPI))).as("boot jars are built by ./mvnw verify").isTrue();
    try (var kpi = Killable.start(KPI, here, List.of());
        var elsewhere = new Announcer(here.broker())) {
      kpi.awaitReady();
      hospital.announce(elsewhere);
      hospital.scoreAt(kpi.address());
      var feeds = feeds(elsewhere);
      while (told(feeds) < events.here()) {
        feeds.forEach(feed -> feed.give(AT_ONCE));
      }
      await().atMost(Duration.ofSeconds(90)).until(() -> taken() > AT_ONCE);
      kpi.terminate();
      var ground = Ground.of(here.store(), here.broker());
      var dropped = new Rebuild(ground, here.database(KPI)).begin();

      var began = System.nanoTime();
      kpi.restart();
      kpi.awaitReady();
      var given = feeds.stream().mapToLong(EvidenceFeed::given).sum();
      await().atMost(Figures.patience(600)).until(() -> taken() >= given);
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
      var seconds = (System.nanoTime() - began) / 1e9;

      feeds.forEach(feed -> new FedCard(feed, hospital, store).assertIsAsFed(kpi.address()));
      assertThat(TallyGaps.in(store, hospital.name()).unknown()).isZero();
      var reached = events.reached(told(feeds));
      Figure.of(Promise.R11, "ten months of figures made again from the topic")
          .size(reached)
          .proved(feeds.size() + " cards as they were told")
          .told("figures dropped amid it", dropped)
          .told("events a second", Math.round(told(feeds) / seconds))
          .atMost("seconds, its own start with them", seconds, limit(told(feeds)))
          .print();
    }
  }

  /** In proportion, and half a minute to start. */
  private static double limit(long events) {
    return 30 + SECONDS_FOR_A_MILLION * events / 1_000_000;
  }

  private List<EvidenceFeed> feeds(Announcer elsewhere) {
    var random = new SplittableRandom(Figures.SEED);
    return IntStream.rangeClosed(1, 10)
        .mapToObj(month -> YearMonth.of(2026, month))
        .map(month -> new EvidenceFeed(elsewhere, hospital, month, random.split()))
        .toList();
  }

  private static long told(List<EvidenceFeed> feeds) {
    return feeds.stream().mapToLong(EvidenceFeed::told).sum();
  }

  private long taken() {
    return store.getCollection("observations").estimatedDocumentCount();
  }
}
