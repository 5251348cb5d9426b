package cn.houqin.endtoend.faults.network;

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
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.BrokerNodes;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.endtoend.faults.process.Wire;
import cn.houqin.endtoend.faults.process.Wire.Trouble;
import cn.houqin.platform.testing.TestMongo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wires between gateway and service, service and store, service and broker are slow, silent,
 * half open or cut within a frame while people work: each is answered in time, with 503 and
 * Retry-After at worst; it goes on by itself, and nothing is lost or doubled.
 */
@Tag("NET")
class BadWiresTests {

  private static final String ORDERS = "work-order-service";

  /** Of an answer: the gateway's own limit for a service, and a little. */
  private static final Duration LIMIT = Duration.ofSeconds(35);

  private static final Trouble SLOW = new Trouble.Slow(Duration.ofMillis(400));
  private static final Trouble SILENT = new Trouble.Silent();
  private static final Trouble HALF_OPEN = new Trouble.HalfOpen();
  private static final Trouble CUT_REQUESTS = new Trouble.CutRequests(20);
  private static final Trouble CUT_ANSWERS = new Trouble.CutAnswers(20);

  /** Which wire suffers what; those first that show most. */
  private record Case(String wire, Trouble trouble) {}

  private static final List<Case> CASES =
      List.of(
          new Case("store", CUT_ANSWERS),
          new Case("broker", SILENT),
          new Case("gateway", CUT_ANSWERS),
          new Case("store", HALF_OPEN),
          new Case("broker", CUT_REQUESTS),
          new Case("gateway", SILENT),
          new Case("store", SILENT),
          new Case("broker", HALF_OPEN),
          new Case("gateway", CUT_REQUESTS),
          new Case("store", SLOW),
          new Case("broker", SLOW),
          new Case("gateway", SLOW),
          new Case("store", CUT_REQUESTS),
          new Case("broker", CUT_ANSWERS),
          new Case("gateway", HALF_OPEN));

  private final Size troubles = Size.of("troubles", 3, 45);
  private final Hospital hospital = new Hospital("wired-" + Figures.SEED);
  private final Told told = new Told();

  /** The longest of all. */
  private static final class Told {
    private double answered;
    private double recovered;
    private int putOff;
  }

  @Test
  void areAnsweredInTimeAndRecoveredFromAndNothingIsLostOrDoubled(@TempDir Path data) {
    var address = TestMongo.uri().replaceAll("[^:]*://([^:]*):(\\d+)/.*", "$2");
    try (var brokers = BrokerNodes.start(data, 1);
        var store = new Wire(Integer.parseInt(address))) {
      var direct = Surroundings.on("wires", TestMongo.uri(), brokers.bootstrap());
      var wired = TestMongo.uri().replace(":" + address, ":" + store.port());
      var beside = Instance.starting("gateway", direct);
      try (var orders =
              Instance.start(ORDERS, Surroundings.on("wires", wired, brokers.bootstrap()));
          var gateway = beside.join();
          var way = new Wire(URI.create(orders.address()).getPort())) {
        open(direct, orders);
        direct.route(Map.of(ORDERS, URI.create("http://127.0.0.1:" + way.port())));
        var load = new Load(hospital, List.of(gateway.address()), Figures.SEED).start(2);
        try (load) {
          load.awaitMore(20);
          for (var round = 0; round < troubles.here(); round++) {
            var now = CASES.get(round % CASES.size());
            suffer(
                Map.of("store", store, "broker", brokers.door(0), "gateway", way).get(now.wire()),
                now,
                hospital.as(gateway.address(), "REQUESTER"),
                load,
                "trouble-" + round);
            load.awaitMore(10);
          }
        }
        assertNothingLostOrDoubled(direct, load);
      }
    }
  }

  private void open(Surroundings here, Instance orders) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    orders.awaitReady();
  }

  /** A request in the midst of it, and the same again once it is mended. */
  private void suffer(Wire wire, Case now, Person nurse, Load load, String key) {
    wire.suffer(now.trouble());
    var first = ask(nurse, key);
    await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    wire.mend();
    var mended = System.nanoTime();
    if (first.status() == 503) {
      assertThat(first.header("Retry-After")).as(now.toString()).isNotEmpty();
      told.putOff++;
    } else {
      first.must(201);
    }
    var again =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> ask(nurse, key), answer -> answer.status() != 503)
            .must(201);
    told.recovered = Math.max(told.recovered, seconds(mended));
    if (first.isDone()) {
      assertThat(again.text("workOrder")).isEqualTo(first.text("workOrder"));
    }
    load.done().put(again.text("workOrder"), List.of("REQUESTED"));
    System.out.printf(
        "[wire] %s %s: %d, again served after %.1f s%n",
        now.wire(), now.trouble(), first.status(), seconds(mended));
  }

  private Person.Answer ask(Person nurse, String key) {
    var begun = System.nanoTime();
    var answer = nurse.post(Hospital.ORDERS, Hospital.request(), "Idempotency-Key", key);
    told.answered = Math.max(told.answered, seconds(begun));
    return answer;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void assertNothingLostOrDoubled(Surroundings here, Load load) {
    var settled = new Settled(here, hospital);
    settled.awaitPublished();
    var verdict = settled.orders(load.done());
    Figure.of(Promise.NET, "gateway, store and broker over bad wires")
        .size(troubles)
        .told("changes", verdict.changes())
        .told("events delivered again", verdict.again())
        .told("of the requests amid it 503 with Retry-After", told.putOff)
        .told("seconds until served again", "%.1f".formatted(told.recovered))
        .atMost("seconds until an answer", told.answered, LIMIT.toSeconds())
        .none("lost, doubled or out of order", verdict.faults())
        .print();
  }
}
