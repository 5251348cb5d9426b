package cn.houqin.endtoend.faults.instances;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R13: two instances of work-order-service are rolled, one after the other, by SIGTERM while people
 * work through the gateway: nobody is answered 5xx, not even 503, and nothing is lost.
 */
@Tag("R13")
@OnDemand
class RolledInstancesTests {

  private static final String ORDERS = "work-order-service";
  private static final List<String> DRAINING = List.of("--houqin.drain-for=2s");

  private static final Size ROLLS = Size.of("rolls", 4, 4);

  private final Surroundings here = Surroundings.of("rolled");
  private final Hospital hospital = new Hospital("rolled-" + Figures.SEED);

  @Test
  void costNoRequest() {
    try (var gateway =
            Killable.start(
                "gateway", here, List.of("--houqin.rate-limit.requests-per-minute=1000000"));
        var first = Killable.start(ORDERS, here, DRAINING);
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
      for (var round = 0; round < ROLLS.count() / 2; round++) {
        for (var instance : instances) {
          instance.terminate();
          load.awaitMore(40);
          instance.restart();
          instance.awaitReady();
          load.awaitMore(40);
          rolls++;
        }
      }
      Figure.of(Promise.R13, "SIGTERM of one of two instances under load through the gateway")
          .size(ROLLS.reached(rolls))
          .atMost("answers 5xx", load.putOff() - refused, 0)
          .told("commands meanwhile", load.changes() - before)
          .print();
    }
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    assertThat(settled.orders(load.done()).faults()).isEmpty();
  }
}
