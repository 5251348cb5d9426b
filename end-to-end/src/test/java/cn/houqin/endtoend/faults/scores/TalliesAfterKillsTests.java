package cn.houqin.endtoend.faults.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * vendor-kpi-service is killed with SIGKILL while it takes figures in, so that some kills fall
 * between a figure and its day sum; the live card is what the figures come to all the same.
 */
@Tag("R1")
class TalliesAfterKillsTests {

  private static final String KPI = "vendor-kpi-service";
  private static final int EACH_ROUND = 400;

  /** A killed consumer's partitions are given to the next after three seconds. */
  private static final List<String> SOON =
      List.of(
          "--spring.kafka.consumer.properties.session.timeout.ms=3000",
          "--spring.kafka.consumer.properties.heartbeat.interval.ms=900");

  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Surroundings here = Surroundings.of("tallied");
  private final MongoDatabase store = here.store(KPI);
  private final Hospital hospital = new Hospital("tallied-" + Figures.SEED);
  private final Size kills = Size.of("kills", 4, 50);
  private final YearMonth month = YearMonth.now();

  @Test
  void theLiveCardIsWhatItsFiguresComeTo() {
    assumeThat(Files.exists(BootJar.of(KPI))).as("boot jars are built by ./mvnw verify").isTrue();
    try (var kpi = Killable.start(KPI, here, SOON);
        var elsewhere = new Announcer(here.broker())) {
      kpi.awaitReady();
      hospital.announce(elsewhere);
      hospital.scoreAt(kpi.address());
      var feed = new EvidenceFeed(elsewhere, hospital, month, random);

      var gaps = killed(kpi, feed, kills.count());

      kpi.awaitReady();
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
      new FedCard(feed, hospital, store).assertIsAsFed(kpi.address());
      assertThat(TallyGaps.in(store, hospital.name()).unknown()).isZero();
      Figure.of(Promise.R1, "kill -9 of vendor-kpi-service between a figure and its day sum")
          .size(kills)
          .told("figures", feed.given())
          .told("told before the sum", gaps.stream().filter(gap -> gap.unknown() > 0).count())
          .atLeast("kills that hit between", gaps.stream().filter(TallyGaps::isAny).count(), 1)
          .proved("the live card is what its figures come to")
          .print();
    }
  }

  /** Each time after a random number of the round's figures; says what each kill left. */
  private List<TallyGaps> killed(Killable kpi, EvidenceFeed feed, int rounds) {
    var gaps = new ArrayList<TallyGaps>();
    for (var round = 0; round < rounds; round++) {
      kpi.awaitReady();
      var until = taken() + random.nextInt(1, EACH_ROUND);
      feed.give(EACH_ROUND);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .atMost(Duration.ofSeconds(90))
          .until(() -> taken() >= until);
      kpi.kill();
      gaps.add(TallyGaps.in(store, hospital.name()));
      kpi.restart();
    }
    return gaps;
  }

  private long taken() {
    return store.getCollection("observations").estimatedDocumentCount();
  }
}
