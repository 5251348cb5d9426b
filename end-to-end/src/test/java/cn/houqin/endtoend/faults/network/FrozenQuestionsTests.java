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
import cn.houqin.events.Streams;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The questions about single orders and contracts, with the other side frozen. */
@Tag("FROZEN")
class FrozenQuestionsTests {

  private static final String ORDERS = "work-order-service";

  /** As work-order-service tells of it: late, and done at last. */
  private static final String ORDER =
      """
      {"number": "CLEANING-2026-1", "line": "CLEANING", "requestedAt": "2026-10-01T00:00:00Z", "state": "COMPLETED",
       "rating": null, "subject": {"category": "SPILL", "location": "B1", "priority": "ROUTINE"},
       "steps": [{"type": "COMPLETED", "at": "2026-10-03T00:00:00Z", "reason": null, "vendor": null}]}
      """;

  private final Hospital hospital =
      new Hospital("questions-" + Figures.SEED + "-" + System.nanoTime());

  @Test
  void aFigureIsExplainedWithoutItsOrderUntilTheOrderCanBeHad() {
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      hospital.announce(elsewhere);
      breached(elsewhere, "HT-1");
    }
    hospital.scoreAt(Standing.kpi());
    var manager = hospital.as(Standing.kpi(), "VENDOR_MANAGER");
    var path =
        "/api/scorecards/" + Settled.card("2026-10") + "/explanation/evidence?id=late-COMPLETE";
    Supplier<Person.Answer> explain = () -> manager.get(path);
    await().atMost(Duration.ofSeconds(30)).until(() -> explain.get().status() == 200);
    try (var orders = new Frozen()) {
      Standing.HERE.route(Map.of(ORDERS, orders.address()));
      InTime.untilAsked(orders, explain);
      for (var time = 0; time < 2; time++) {
        var answer = InTime.inTime(1, explain).must(200);
        assertThat(answer.body().at("/behind/outcome").asString()).isEqualTo("NOT_AVAILABLE_NOW");
        assertThat(answer.body().at("/observation/evidenceId").asString())
            .isEqualTo("late-COMPLETE");
      }
      orders.thaw(ORDER);
      InTime.recovered(
          explain, answer -> answer.body().at("/behind/outcome").asString().equals("FOUND"));
    }
    InTime.say("explanation <- order's record: the figure without it");
  }

  @Test
  void aBreachBecomesAFailureOnceItsOrderCanBeHadAndWhatAsksNobodyGoesOn() {
    var desk = new ContractDesk(hospital, Standing.contracts());
    desk.open();
    desk.signWithFailures("HT-1");
    var path = "/api/contracts/HT-1/failures";
    Supplier<Person.Answer> failures = () -> desk.manager().get(path).must(200);
    try (var orders = new Frozen();
        var elsewhere = new Announcer(Standing.HERE.broker())) {
      Standing.HERE.route(Map.of(ORDERS, orders.address()));
      breached(elsewhere, "HT-1");
      InTime.untilAsked(orders, failures);
      failed(elsewhere);

      await()
          .atMost(InTime.LIMIT)
          .until(() -> InTime.inTime(1, failures).body().at("/items").size() == 1);
      assertThat(failures.get().body().at("/items/0/registered/source/kind").asString())
          .isEqualTo("inspection");
      orders.thaw(ORDER);
      InTime.recovered(failures, answer -> answer.body().at("/items").size() == 2);
    }
    assertThat(failures.get().body().toString()).contains("2026-10-03T00:00:00Z");
    InTime.say("failure finding <- order's stops: the breach waits, inspections go on");
  }

  /** A completion that was late, as its order told. */
  private void breached(Announcer elsewhere, String contract) {
    elsewhere.state(
        Streams.WORK_ORDERS,
        "work-order.evidence-recorded.v1",
        hospital.name(),
        "late",
        evidence(
            "\"workOrder\": \"late\", \"line\": \"CLEANING\"",
            "late-COMPLETE",
            "ON_TIME_COMPLETION",
            contract,
            "work-order",
            "late"));
  }

  /** An inspection with one failed element. */
  private void failed(Announcer elsewhere) {
    elsewhere.state(
        Streams.INSPECTIONS,
        "inspection.evidence-recorded.v1",
        hospital.name(),
        "seen",
        evidence(
            "\"inspection\": \"seen\", \"line\": \"CLEANING\"",
            "seen-INSPECTED",
            "INSPECTION_PASS",
            "HT-1",
            "inspection",
            "seen"));
  }

  private static String evidence(
      String of, String id, String indicator, String contract, String source, String sourceId) {
    return """
    {%s, "recordedAt": "2026-10-02T00:00:00Z",
     "evidence": {"evidenceId": "%s", "indicator": "%s", "contract": "%s", "contractVersion": 1,
       "line": "CLEANING", "vendor": "%s", "month": "2026-10", "numerator": "0", "denominator": "1",
       "datedAt": "2026-10-02T00:00:00Z", "source": "%s", "sourceId": "%s", "cause": "c"}}
    """
        .formatted(of, id, indicator, contract, Hospital.VENDOR, source, sourceId);
  }
}
