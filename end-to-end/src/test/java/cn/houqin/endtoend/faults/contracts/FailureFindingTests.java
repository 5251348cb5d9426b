package cn.houqin.endtoend.faults.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.clock.FaultClock;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import com.mongodb.client.model.Filters;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real contract-service and real work-order-service: a breach of an order becomes a failure. */
class FailureFindingTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings here = Surroundings.of("failing");
  private final Hospital hospital = new Hospital("failing-" + Figures.SEED);

  @Test
  void aBreachBecomesAFailureThatEndsWithItsOrder() {
    var beside = Instance.starting("work-order-service", here, FaultClock.class);
    try (var contracts = Instance.start("contract-service", here, FaultClock.class);
        var orders = beside.join()) {
      here.route(Map.of("work-order-service", URI.create(orders.address())));
      var desk = new ContractDesk(hospital, contracts.address());
      desk.open();
      hospital.furnish(orders.address());
      desk.signWithFailures("HT-1");
      var order = dispatched(orders.address());
      FaultClock.forward(Duration.ofDays(8));

      var failure = failure(desk, one -> true);

      assertThat(failure.at("/source/kind").asString()).isEqualTo("work-order");
      assertThat(failure.at("/source/origin").asString()).isEqualTo(order);
      assertThat(failure.at("/source/clock").asString()).isEqualTo("COMPLETE");
      assertThat(failure.at("/source/rule").asString()).isEqualTo("late");
      assertThat(failure.at("/charge/points").asString()).isEqualTo("5");
      assertThat(failure.get("rectifiedAt").isNull()).isTrue();

      var worker = hospital.vendor(orders.address());
      var path = Hospital.ORDERS + "/" + order;
      worker.must(200, path + "/arrival", "{}");
      worker.must(200, path + "/completion", "{}");
      var ended = failure(desk, one -> !one.get("rectifiedAt").isNull());

      assertThat(Instant.parse(ended.get("rectifiedAt").asString())).isEqualTo(completedAt(order));
      assertThat(ended.get("startedAt")).isEqualTo(failure.get("startedAt"));
      Figures.print(
          "failure finding: a breach of an order became a failure, its completion ended it");
    }
  }

  /** In the vendor's hands, at the latest once its contract is known there. */
  private String dispatched(String address) {
    var desk = hospital.as(address, "DISPATCHER");
    var order =
        hospital
            .as(address, "REQUESTER")
            .postUntilAnswered(Hospital.ORDERS, Hospital.request(), "late")
            .must(201)
            .text("workOrder");
    var path = Hospital.ORDERS + "/" + order;
    desk.must(200, path + "/acceptance", "{}");
    await()
        .atMost(PATIENCE)
        .until(() -> desk.post(path + "/dispatch", "{}").status(), status -> status == 200);
    var worker = hospital.vendor(address);
    await().atMost(PATIENCE).until(() -> worker.get(path).status() == 200);
    worker.must(200, path + "/acknowledgement", "{}");
    return order;
  }

  private static JsonNode failure(ContractDesk desk, Predicate<JsonNode> so) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                desk.manager()
                    .get("/api/contracts/HT-1/failures")
                    .must(200)
                    .body()
                    .at("/items/0/registered"),
            one -> !one.isMissingNode() && so.test(one));
  }

  private Instant completedAt(String order) {
    var stored =
        here.store("work-order-service")
            .getCollection("work_orders")
            .find(Filters.eq("_id", hospital.name() + "/" + order))
            .first();
    return StoredOrder.at(Objects.requireNonNull(stored), "COMPLETED");
  }
}
