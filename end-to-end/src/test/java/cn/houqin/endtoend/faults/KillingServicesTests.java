package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R1: work-order-service and vendor-kpi-service are killed with SIGKILL at random points under
 * load, each independently of the other; afterwards aggregates, topic and consumers agree.
 */
@Tag("R1")
class KillingServicesTests {

  private static final String ORDERS = "work-order-service";
  private static final String KPI = "vendor-kpi-service";

  /** A killed consumer's partitions are given to the next after three seconds. */
  private static final List<String> SOON =
      List.of(
          "--spring.kafka.consumer.properties.session.timeout.ms=3000",
          "--spring.kafka.consumer.properties.heartbeat.interval.ms=900");

  private final Executor aside = task -> Thread.ofVirtual().start(task);
  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Surroundings here = Surroundings.of("killing");
  private final Size kills = Size.of("kills", 8, 50);
  private final Hospital hospital = new Hospital("killed-" + Figures.SEED);

  @Test
  void killedAtAnyPointNothingIsLostAndNothingDoubled() {
    assumeThat(Files.exists(BootJar.of(ORDERS)) && Files.exists(BootJar.of(KPI)))
        .as("boot jars are built by ./mvnw verify")
        .isTrue();
    var starting = CompletableFuture.supplyAsync(() -> Killable.start(ORDERS, here, SOON), aside);
    try (var kpi = Killable.start(KPI, here, SOON);
        var orders = starting.join()) {
      orders.awaitReady();
      kpi.awaitReady();
      furnish(orders, kpi);
      run(orders, kpi);
    }
  }

  private void furnish(Killable orders, Killable kpi) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    hospital.scoreAt(kpi.address());
  }

  private void run(Killable orders, Killable kpi) {
    var each = kills.count() / 2;
    var observations = here.store(KPI).getCollection("observations");
    var load = new Load(hospital, List.of(orders.address()), Figures.SEED).start(4);
    try (load) {
      var other = random.split();
      var killing =
          CompletableFuture.runAsync(
              () ->
                  kill(
                      kpi,
                      each,
                      () -> load.goingOn(observations.estimatedDocumentCount()),
                      40,
                      other),
              aside);
      kill(orders, each, load::changes, 120, random);
      killing.join();
      orders.awaitReady();
    }
    kpi.awaitReady();
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    settled.awaitTakenIn();
    var verdict = settled.orders(load.done());
    Figure.of(Promise.R1, "kill -9 of services under load")
        .size(kills)
        .size(Size.of("changes", verdict.changes(), 100_000).reached(verdict.changes()))
        .told("orders", verdict.orders())
        .told("events", verdict.events())
        .told("delivered again", verdict.again())
        .atMost("missing, doubled or from nowhere", verdict.faults().size(), 0)
        .print();
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.changes()).isGreaterThanOrEqualTo(load.changes());
    settled.assertCardsFollowFromOrders(kpi.address());
  }

  /** Each time once it is ready and has got on by a random number of steps. */
  private static void kill(
      Killable service, int rounds, LongSupplier progress, int most, SplittableRandom random) {
    for (var round = 0; round < rounds; round++) {
      service.awaitReady();
      var until = progress.getAsLong() + random.nextInt(most);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(90))
          .until(() -> progress.getAsLong() >= until);
      service.killAndRestart();
    }
  }
}
