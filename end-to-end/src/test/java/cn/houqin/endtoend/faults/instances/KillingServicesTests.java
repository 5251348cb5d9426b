package cn.houqin.endtoend.faults.instances;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.BrokerNodes;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.StoreProcess;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R1: services, store and broker are killed with SIGKILL at random points under load, each again
 * before the one before is back for good; afterwards aggregates, topic and consumers agree.
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
  private final Size kills = Size.of("kills", 20, 50);
  private final Size changes = Size.of("changes", 300, 100_000);
  private final Hospital hospital = new Hospital("killed-" + Figures.SEED);

  @Test
  void killedAtAnyPointNothingIsLostAndNothingDoubled(@TempDir Path data) {
    assumeThat(Files.exists(BootJar.of(ORDERS)) && Files.exists(BootJar.of(KPI)))
        .as("boot jars are built by ./mvnw verify")
        .isTrue();
    try (var store = StoreProcess.start(data.resolve("store"));
        var brokers = BrokerNodes.start(data.resolve("broker"), 1)) {
      var here = Surroundings.on("killing", store.uri(), brokers.bootstrap());
      var starting = CompletableFuture.supplyAsync(() -> Killable.start(ORDERS, here, SOON), aside);
      try (var kpi = Killable.start(KPI, here, SOON);
          var orders = starting.join()) {
        orders.awaitReady();
        kpi.awaitReady();
        furnish(here, orders, kpi);
        var load = new Load(hospital, List.of(orders.address()), Figures.SEED).start(4);
        try (load) {
          var services = Collections.nCopies(4, List.of(orders, kpi)).stream();
          kill(
              load,
              Stream.concat(
                      services.flatMap(List::stream),
                      Stream.of(brokers.process(0), store.process()))
                  .toList());
          load.awaitChanges(changes.here());
        }
        kpi.awaitReady();
        assertAgreed(here, load, kpi);
      }
    }
  }

  /** Each time once the victim is ready and people have got on by a random number of steps. */
  private void kill(Load load, List<Killable> victims) {
    for (var round = 0; round < kills.here(); round++) {
      var victim = victims.get(round % victims.size());
      victim.awaitReady();
      var until = load.changes() + random.nextInt(60);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(150))
          .until(() -> load.changes() >= until);
      victim.killAndRestart();
    }
    victims.forEach(Killable::awaitReady);
  }

  private void furnish(Surroundings here, Killable orders, Killable kpi) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    hospital.scoreAt(kpi.address());
  }

  private void assertAgreed(Surroundings here, Load load, Killable kpi) {
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    settled.awaitTakenIn();
    var verdict = settled.orders(load.done());
    settled.assertCardsFollowFromOrders(kpi.address());
    Figure.of(Promise.R1, "kill -9 of services, store and broker under load")
        .size(kills)
        .size(changes.reached(load.changes()))
        .told("orders", verdict.orders())
        .told("events", verdict.events())
        .told("delivered again", verdict.again())
        .told("changes stored, those of the clock among them", verdict.changes())
        .none("of what was answered missing, doubled or from nowhere", verdict.faults())
        .print();
  }
}
