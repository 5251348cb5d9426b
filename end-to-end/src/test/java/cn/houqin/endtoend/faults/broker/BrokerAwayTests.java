package cn.houqin.endtoend.faults.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
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

  private static final int COMMANDS_A_SECOND = 80;

  private final Size outage = Size.of("outage", 0, 300);
  private final Size aggregates = Size.of("aggregates", 10, 1_000);
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
      var stopped = System.nanoTime();
      var without = new Load(hospital, List.of(orders.address()), Figures.SEED + 1);
      try (without) {
        without.pacedAt(COMMANDS_A_SECOND).start(4).awaitMore(100);
        without.awaitOrders(aggregates.here());
        await()
            .atMost(Figures.patience(120))
            .until(() -> seconds(stopped) >= outage.here() && without.changes() > 0);
        assertThat(orders.isReady() && kpi.isReady()).isTrue();
      }
      assertThat(orders.isReady() && kpi.isReady()).isTrue();
      var away = seconds(stopped);
      var back = System.nanoTime();
      broker = Broker.start(data, port, controller);
      new Settled(here, hospital).awaitPublished();
      var drained = seconds(back);
      assertFollowed(here, kpi, without, away, drained);
    } finally {
      broker.close();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void assertFollowed(
      Surroundings here, Instance kpi, Load without, double away, double drained) {
    var settled = new Settled(here, hospital);
    settled.awaitTakenIn();
    var verdict = settled.orders(java.util.Map.of());
    settled.assertCardsFollowFromOrders(kpi.address());
    Figure.of(Promise.R5, "broker stopped under load")
        .size(outage.reached(Math.round(away)))
        .size(aggregates.reached(without.done().size()))
        .told("writes without it", without.changes())
        .told("events that followed", verdict.events())
        .atMost("writes put off", without.putOff(), 0)
        .none("missing, doubled or out of order", verdict.faults())
        .atMost("seconds to drain, its own start with it", drained, Math.max(2 * away, 60))
        .proved("instances ready all the time")
        .print();
  }
}
