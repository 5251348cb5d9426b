package cn.houqin.endtoend.faults.events;

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
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R6: vendor-kpi-service is away while people work, then instances of it come and go every few
 * seconds; afterwards nothing is left unread and the cards follow from the orders.
 */
@Tag("R6")
class ConsumerAwayTests {

  private static final String ORDERS = "work-order-service";
  private static final String KPI = "vendor-kpi-service";
  private static final int COMMANDS_A_SECOND = 40;
  private static final Duration EACH_STORM = Duration.ofSeconds(5);

  private final Surroundings here = Surroundings.of("unread");
  private final Hospital hospital = new Hospital("unread-" + Figures.SEED);
  private final Size away = Size.onDemand("away", 20, 600);
  private final Size storms = Size.onDemand("storms", 6, 60);
  private final List<Double> seconds = new ArrayList<>();

  @Test
  void catchesUpAfterItWasAwayAndAfterEveryRebalance() {
    assumeThat(storms.here()).as("by ./houqin faults R6").isPositive();
    try (var orders = Instance.start(ORDERS, here)) {
      open(orders);
      var load = new Load(hospital, List.of(orders.address()), Figures.SEED);
      try (load) {
        load.pacedAt(COMMANDS_A_SECOND).start(4);
        await()
            .pollDelay(Duration.ofSeconds(away.here()))
            .atMost(Duration.ofSeconds(away.here() + 60))
            .until(() -> load.changes() > 0);
        storm(load);
      }
      var ended = System.nanoTime();
      try (var kpi = Instance.start(KPI, here)) {
        kpi.awaitReady();
        var settled = new Settled(here, hospital);
        settled.awaitPublished();
        settled.awaitTakenIn();
        var caughtUp = (System.nanoTime() - ended) / 1e9;
        settled.assertCardsFollowFromOrders(kpi.address());
        var verdict = settled.orders(load.done());
        Figure.of(Promise.R6, "vendor-kpi-service away, then come and gone every few seconds")
            .size(away)
            .size(storms)
            .told("seconds between two storms, median", medianSeconds())
            .told("orders", verdict.orders())
            .told("events", verdict.events())
            .told("seconds from the last storm until all was read", "%.1f".formatted(caughtUp))
            .none("missing, doubled or out of order", verdict.faults())
            .proved("all read to the end, cards equal to a recomputation from the orders")
            .print();
      }
    }
  }

  private void open(Instance orders) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    try (var kpi = Instance.start(KPI, here)) {
      kpi.awaitReady();
      hospital.scoreAt(kpi.address());
    }
  }

  /** One comes while another is there, the older goes: a rebalance each time. */
  private void storm(Load load) {
    var there = Instance.start(KPI, here);
    for (var storm = 0; storm < storms.here(); storm++) {
      var begun = System.nanoTime();
      var next = Instance.start(KPI, here);
      load.awaitMore(5);
      there.close();
      there = next;
      var left = EACH_STORM.minusNanos(System.nanoTime() - begun);
      await().pollDelay(left.isNegative() ? Duration.ZERO : left).until(() -> true);
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    there.close();
  }

  private String medianSeconds() {
    return "%.1f".formatted(seconds.stream().sorted().toList().get(seconds.size() / 2));
  }
}
