package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * R13: two instances of work-order-service are rolled, one after the other, by SIGTERM while people
 * work through the gateway: nobody is answered 5xx, not even 503, and nothing is lost.
 */
class RolledInstances {

  private static final String ORDERS = "work-order-service";
  private static final List<String> DRAINING = List.of("--houqin.drain-for=2s");

  private final Surroundings here = Surroundings.of("rolled");
  private final Hospital hospital = new Hospital("rolled-" + Figures.SEED);

  @Test
  void costNoRequest() {
    var one = CompletableFuture.supplyAsync(() -> Killable.start(ORDERS, here, DRAINING));
    try (var gateway =
            Killable.start(
                "gateway", here, List.of("--houqin.rate-limit.requests-per-minute=1000000"));
        var first = one.join();
        var second = Killable.start(ORDERS, here, DRAINING)) {
      here.routeAll(ORDERS, List.of(first.address(), second.address()));
      List.of(gateway, first, second).forEach(Killable::awaitReady);
      try (var elsewhere = new Announcer(here.broker())) {
        hospital.announce(elsewhere);
      }
      hospital.furnish(first.address());
      roll(gateway, List.of(first, second));
    }
  }

  private void roll(Killable gateway, List<Killable> instances) {
    var load = new Load(hospital, List.of(gateway.address()), Figures.SEED).start(8);
    var rolls = 0;
    try (load) {
      load.awaitMore(100);
      var before = load.changes();
      var refused = load.putOff();
      for (var round = 0; round < Figures.rounds(2); round++) {
        for (var instance : instances) {
          instance.terminate();
          load.awaitMore(40);
          instance.restart();
          instance.awaitReady();
          load.awaitMore(40);
          rolls++;
        }
      }
      Figures.print(
          "R13 graceful roll: %d SIGTERM of one of two instances, %d commands through the gateway"
              + " meanwhile, %d answered 5xx",
          rolls, load.changes() - before, load.putOff() - refused);
      assertThat(load.putOff()).isEqualTo(refused);
    }
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    assertThat(settled.orders(load.done()).faults()).isEmpty();
  }
}
