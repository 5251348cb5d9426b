package cn.houqin.inventory.reservation;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hospital of its own with store S1 and materials VALVE and, lot controlled, RESIN; its orders
 * ask for parts over Kafka, as in life.
 */
record PartsHospital(int port, String name) {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  static PartsHospital ready(int port) {
    var hospital =
        new PartsHospital(port, "parts" + NUMBER.incrementAndGet() + "-" + System.nanoTime());
    hospital
        .keeper()
        .post("/api/stores", "{\"store\":\"S1\",\"name\":\"Main\",\"location\":\"B1\"}")
        .must(201);
    for (var material : List.of("VALVE", "RESIN")) {
      hospital
          .keeper()
          .post(
              "/api/materials",
              "{\"material\":\"%s\",\"name\":\"%s\",\"unit\":\"piece\",\"category\":\"repair\",\"lotControlled\":%s}"
                  .formatted(material, material, material.equals("RESIN")))
          .must(201);
    }
    return hospital;
  }

  TestApi keeper() {
    return new TestApi(port, TestTokens.of("keeper", name, "PROCUREMENT"));
  }

  /** Stock comes; {@code more} are further fields. */
  void receives(String material, String quantity, String more) {
    keeper()
        .post(
            "/api/stock-movements",
            "{\"material\":\"%s\",\"store\":\"S1\",\"kind\":\"RECEIPT\",\"quantity\":\"%s\"%s}"
                .formatted(material, quantity, more))
        .must(201);
  }

  /** An order asks; answers the id of the reservation. */
  String asks(String order, String material, String store, String quantity) {
    var request = "r-" + order;
    announce(
        order,
        new WorkOrderEvent.PartsRequested(
            order,
            "MAINTENANCE",
            request,
            List.of(new WorkOrderEvent.Part(material, store, quantity)),
            "worker",
            AT,
            AT));
    return Reservation.idOf(request, material, store);
  }

  void announce(String order, WorkOrderEvent event) {
    TestTopics.announceFact(Streams.WORK_ORDERS, name, order, UUID.randomUUID().toString(), event);
  }

  WorkOrderEvent closed(String order) {
    return new WorkOrderEvent.Closed(order, "MAINTENANCE", "desk", AT, AT);
  }

  WorkOrderEvent cancelled(String order) {
    return new WorkOrderEvent.Cancelled(order, "MAINTENANCE", "gone", "desk", AT, AT, null);
  }

  WorkOrderEvent transferred(String order) {
    return new WorkOrderEvent.Transferred(
        order, "MAINTENANCE", "CLEANING", "desk", AT, AT, null, null);
  }

  /** Waits, shorter than a short reservation rests, until it stands there. */
  TestApi.Answer awaits(String reservation, String state) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> keeper().get("/api/reservations/" + reservation),
            found -> found.status() == 200 && found.text("/state").equals(state));
  }

  TestApi.Answer does(String reservation, String command, String body) {
    return keeper().post("/api/reservations/" + reservation + "/" + command, body);
  }

  /** "on hand reserved available" of a material. */
  String balance(String material) {
    var item = keeper().get("/api/stock?store=S1&material=" + material).body().at("/items/0");
    return item.path("onHand").asString()
        + " "
        + item.path("reserved").asString()
        + " "
        + item.path("available").asString();
  }

  /** What a material on hand is worth. */
  long valueFen(String material) {
    return keeper()
        .get("/api/stock?store=S1&material=" + material)
        .body()
        .at("/items/0/valueFen")
        .asLong();
  }
}
