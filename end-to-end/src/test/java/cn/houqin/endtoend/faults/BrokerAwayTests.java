package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestMongo;
import cn.houqin.standalone.broker.Broker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5: with the broker stopped writes go on and instances stay ready; events follow in order. */
@Tag("R5")
class BrokerAwayTests {

  private final Hospital hospital = new Hospital("unheard-" + Figures.SEED);

  @Test
  void writesGoOnAndEventsFollowInOrder(@TempDir Path data) {
    var port = Surroundings.freePort();
    var controller = Surroundings.freePort();
    var here = Surroundings.on("broker_away", TestMongo.uri(), "127.0.0.1:" + port);
    var broker = Broker.start(data, port, controller);
    var beside = Instance.starting("vendor-kpi-service", here);
    try (var orders = Instance.start("work-order-service", here);
        var kpi = beside.join()) {
      try (var elsewhere = new Announcer(here.broker())) {
        hospital.announce(elsewhere);
      }
      hospital.furnish(orders.address());
      hospital.scoreAt(kpi.address());
      try (var before = new Load(hospital, List.of(orders.address()), Figures.SEED).start(2)) {
        before.awaitMore(40);
      }
      orders.awaitReady();
      kpi.awaitReady();
      broker.close();
      var without = new Load(hospital, List.of(orders.address()), Figures.SEED + 1).start(4);
      try (without) {
        without.awaitMore(100L * Figures.rounds(2));
        assertThat(orders.isReady() && kpi.isReady()).isTrue();
      }
      assertThat(orders.isReady() && kpi.isReady()).isTrue();
      broker = Broker.start(data, port, controller);
      assertFollowed(here, kpi, without);
    } finally {
      broker.close();
    }
  }

  private void assertFollowed(Surroundings here, Instance kpi, Load without) {
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    settled.awaitTakenIn();
    var verdict = settled.orders(java.util.Map.of());
    assertThat(verdict.faults()).isEmpty();
    settled.assertCardsFollowFromOrders(kpi.address());
    Figure.of(Promise.R5, "broker stopped under load")
        .told("writes without it", without.changes())
        .told("events that followed in order", verdict.events())
        .atMost("writes put off", without.putOff(), 0)
        .proved("instances ready all the time")
        .print();
    assertThat(without.putOff()).isZero();
  }
}
