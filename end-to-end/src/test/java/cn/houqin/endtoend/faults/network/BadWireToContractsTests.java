package cn.houqin.endtoend.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.contracts.ContractDesk;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Frozen;
import cn.houqin.endtoend.faults.process.Standing;
import cn.houqin.endtoend.faults.process.Wire;
import cn.houqin.endtoend.faults.process.Wire.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** vendor-kpi-service asks contract-service over a bad wire: the scores come without the fen. */
@Tag("NET")
class BadWireToContractsTests {

  private static final String QUESTION =
      """
      {"line": "CLEANING", "from": "2026-10", "to": "2026-10",
       "targets": {"FIRST_TIME_FIX": {"floor": "0", "target": "90"}}}
      """;

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble.CutAnswers(40),
          new Trouble.HalfOpen(),
          new Trouble.CutRequests(40),
          new Trouble.Silent(),
          new Trouble.Slow(Duration.ofSeconds(5)));

  private final Size troubles = Size.onDemand("asked", 5, TROUBLES.size());
  private final Hospital hospital = new Hospital("asked-" + Figures.SEED + "-" + System.nanoTime());

  @Test
  void aSimulationIsAnsweredWithoutFenAndWithThemOnceItIsMended() {
    assumeThat(troubles.here()).as("by ./houqin faults NET").isPositive();
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.scoreAt(Standing.kpi());
    var manager = hospital.as(Standing.kpi(), "VENDOR_MANAGER");
    close(manager);
    var desk = new ContractDesk(hospital, Standing.contracts());
    desk.open();
    desk.sign("HT-1");
    Supplier<Person.Answer> tryOut = () -> manager.post("/api/simulations", QUESTION);
    var port = URI.create(Standing.contracts()).getPort();
    for (var trouble : TROUBLES.subList(0, troubles.count())) {
      try (var wire = new Wire(port)) {
        Standing.HERE.route(
            Map.of("contract-service", URI.create("http://127.0.0.1:" + wire.port())));
        InTime.recovered(tryOut, is -> money(is).equals("NOT_SETTLED"));
        wire.suffer(trouble);
        var amid = InTime.inTime(1, tryOut).must(200);
        assertThat(money(amid)).as(trouble.toString()).isEqualTo("UNAVAILABLE");
        wire.mend();
        InTime.recovered(tryOut, is -> money(is).equals("NOT_SETTLED"));
      }
    }
    Figure.of(Promise.NET, "simulation asks contract-service over a bad wire")
        .size(troubles)
        .told("seconds for an answer, at most", InTime.LIMIT.toSeconds())
        .proved("the scores without fen, with them once it is mended")
        .print();
  }

  /** The month, so that there is a card to try on. */
  private static void close(Person manager) {
    var card = "/api/scorecards/" + Settled.card("2026-10");
    try (var orders = new Frozen();
        var inventory = new Frozen()) {
      orders.thaw(FrozenServicesTests.MANIFEST);
      inventory.thaw(FrozenServicesTests.MANIFEST);
      Standing.HERE.route(
          Map.of("work-order-service", orders.address(), "inventory-service", inventory.address()));
      await().until(() -> manager.get(card).status(), status -> status == 200);
      manager.post(card + "/closing", "{}").must(200);
      InTime.recovered(() -> manager.get(card), is -> is.text("stage").equals("CLOSED"));
    }
  }

  private static String money(Person.Answer answer) {
    return answer.body().at("/rows/0/money/state").asString("");
  }
}
