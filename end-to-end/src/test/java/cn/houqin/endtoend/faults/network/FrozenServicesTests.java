package cn.houqin.endtoend.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.contracts.ContractDesk;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Frozen;
import cn.houqin.endtoend.faults.process.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each call between services with the other side frozen: an answer within the time limit, what was
 * stated comes of it, and it goes on by itself when the other side is back.
 */
@Tag("FROZEN")
class FrozenServicesTests {

  static final String MANIFEST =
      "{\"count\": 0, \"sha256\":"
          + " \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}";

  private final Hospital hospital =
      new Hospital("frozen-" + Figures.SEED + "-" + System.nanoTime());

  @Test
  void aSettlementIsRefusedForLaterUntilTheFinalScorecardCanBeHad() {
    var desk = new ContractDesk(hospital, Standing.contracts());
    desk.open();
    desk.sign("HT-1");
    var finance = hospital.as(Standing.contracts(), "FINANCE");
    Supplier<Person.Answer> settle =
        () -> finance.post("/api/contracts/HT-1/settlements", "{\"month\": \"2026-10\"}");
    try (var kpi = new Frozen()) {
      Standing.HERE.route(Map.of("vendor-kpi-service", kpi.address()));
      InTime.untilAsked(kpi, () -> InTime.inTime(1, settle));
      for (var time = 0; time < 2; time++) {
        var answer = InTime.inTime(1, settle).must(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
      }
      kpi.thaw(
          "{\"scorecard\": \"HT-1~CLEANING~2026-10\", \"revision\": 1, \"state\": \"SCORED\","
              + " \"total\": \"90.00\", \"grade\": \"PASS\", \"digest\": \"d\"}");
      InTime.recovered(settle, answer -> answer.status() == 201);
    }
    InTime.say("settlement <- final scorecard: 503 with Retry-After");
  }

  @Test
  void aMonthGoesOnClosingAndSaysWhoIsMissingUntilTheManifestsCanBeHad() {
    scored();
    var manager = hospital.as(Standing.kpi(), "VENDOR_MANAGER");
    var card = "/api/scorecards/" + Settled.card("2026-10");
    Supplier<Person.Answer> close = () -> manager.post(card + "/closing", "{}");
    try (var orders = new Frozen();
        var inventory = new Frozen()) {
      Standing.HERE.route(
          Map.of("work-order-service", orders.address(), "inventory-service", inventory.address()));
      InTime.untilAsked(inventory, close);
      var answer = InTime.inTime(2, close).must(200);
      assertThat(answer.text("stage")).isEqualTo("CLOSING");
      assertThat(answer.body().at("/arrived/missing").toString())
          .contains("work-order-service does not answer", "inventory-service does not answer");
      orders.thaw(MANIFEST);
      inventory.thaw(MANIFEST);
      InTime.recovered(() -> manager.get(card), is -> is.text("stage").equals("CLOSED"));
    }
    InTime.say("closing <- manifests: CLOSING, both sources named as missing, CLOSED by itself");
    triedInFen(manager);
  }

  private static void triedInFen(Person manager) {
    var question =
        """
        {"line": "CLEANING", "from": "2026-10", "to": "2026-10",
         "targets": {"FIRST_TIME_FIX": {"floor": "0", "target": "90"}}}
        """;
    Supplier<Person.Answer> tryOut = () -> manager.post("/api/simulations", question);
    try (var contracts = new Frozen()) {
      Standing.HERE.route(Map.of("contract-service", contracts.address()));
      InTime.untilAsked(contracts, tryOut);
      var answer = InTime.inTime(1, tryOut).must(200);
      assertThat(answer.body().at("/rows/0/money/state").asString()).isEqualTo("UNAVAILABLE");
      contracts.thaw("{\"faults\": [], \"months\": []}");
      InTime.recovered(
          tryOut, is -> is.body().at("/rows/0/money/state").asString().equals("NOT_SETTLED"));
    }
    InTime.say("simulation <- settlement trial: the scores without fen");
  }

  private void scored() {
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.scoreAt(Standing.kpi());
    var manager = hospital.as(Standing.kpi(), "VENDOR_MANAGER");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> manager.get("/api/scorecards/" + Settled.card("2026-10")).status(),
            status -> status == 200);
  }
}
