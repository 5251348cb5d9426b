package cn.houqin.workorder.parts;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.MaterialEvent;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What inventory-service would say of an order's parts: materials VALVE and PIPE of store S1. */
record AStore(AHospital hospital, AnOrder order) {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  void keeps(String material) {
    hospital.announce(
        Streams.MATERIALS,
        material,
        new MaterialEvent.State(material, material, "piece", false, AT, false));
  }

  /** The worker asks for so many of a material. */
  TestApi.Answer asked(TestApi who, String material, String quantity) {
    return order.by(
        who,
        "parts",
        "{\"parts\":[{\"material\":\"%s\",\"store\":\"S1\",\"quantity\":\"%s\"}]}"
            .formatted(material, quantity));
  }

  private String request(String material) {
    return order
        .view()
        .body()
        .get("parts")
        .valueStream()
        .filter(part -> part.get("material").asString().equals(material))
        .reduce((_, later) -> later)
        .orElseThrow()
        .get("request")
        .asString();
  }

  private void says(StockEvent event) {
    var reservation = "reservation-of-" + order.id();
    TestTopics.announceFact(
        Streams.STOCK, hospital.name(), reservation, UUID.randomUUID().toString(), event);
  }

  void isShort(String material) {
    says(new StockEvent.Short("r", order.id(), request(material), material, "S1", "1", "0", AT));
  }

  void reserves(String material) {
    says(new StockEvent.Reserved("r", order.id(), request(material), material, "S1", "1", AT));
  }

  void releases(String material) {
    says(
        new StockEvent.Released(
            "r", order.id(), request(material), material, "S1", "1", "no store S1", AT));
  }

  void issues(String material, long costFen) {
    says(
        new StockEvent.Issued(
            "r", order.id(), request(material), material, "S1", "1", AT, costFen));
  }

  void takesBack(String material, String all, String remaining, long remainingFen) {
    says(
        new StockEvent.Returned(
            "r",
            order.id(),
            request(material),
            material,
            "S1",
            all,
            all,
            remaining,
            remainingFen,
            AT));
  }

  void countsAsUsed(String material, String quantity, long costFen) {
    says(
        new StockEvent.Used(
            "r", order.id(), request(material), material, "S1", quantity, costFen, AT));
  }

  /** Waits until the last part of a material stands there. */
  void awaits(String material, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                order
                    .view()
                    .body()
                    .get("parts")
                    .valueStream()
                    .filter(part -> part.get("material").asString().equals(material))
                    .reduce((_, later) -> later)
                    .orElseThrow()
                    .get("state")
                    .asString()
                    .equals(state));
  }
}
