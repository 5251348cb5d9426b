package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.testing.TestRoutes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Auditors read one list of what was done in all services. */
@GatewayTest
class AuditingTests {

  private static final String PAGE =
      "{\"items\":[{\"entry\":\"%s\",\"at\":\"%s\"},{\"entry\":\"%s\",\"at\":\"%s\"}],\"next\":%s}";

  @LocalServerPort private int port;
  private AService contracts;
  private AService orders;
  private Visitor auditor;

  @BeforeEach
  void start() {
    contracts =
        AService.answering(
            _ ->
                PAGE.formatted(
                    "c2", "2026-09-01T00:00:00.500Z", "c1", "2026-09-01T00:00:00Z", "null"));
    orders =
        AService.answering(
            _ ->
                PAGE.formatted(
                    "o2", "2026-09-02T00:00:00Z", "o1", "2026-09-01T00:00:00Z", "\"more\""));
    auditor = Visitor.auditing(port);
    TestRoutes.only("contract-service", contracts.base(), "work-order-service", orders.base());
    await().until(() -> auditor.get("/api/audit").body().path("items").size() == 4);
  }

  @AfterEach
  void stop() {
    contracts.close();
    orders.close();
  }

  private static List<String> entries(JsonNode view) {
    return view.get("items").findValuesAsString("entry");
  }

  @Test
  void newestFirstEachWithItsServiceAndTheSilentOnesNamed() {
    var book = auditor.get("/api/audit").body();

    assertThat(entries(book)).containsExactly("o2", "c2", "o1", "c1");
    assertThat(book.get("items").findValuesAsString("service"))
        .containsExactly(
            "work-order-service", "contract-service", "work-order-service", "contract-service");
    assertThat(book.get("missing").toString())
        .isEqualTo("[\"inventory-service\",\"vendor-kpi-service\"]");
    contracts.close();
    assertThat(entries(auditor.get("/api/audit").body())).containsExactly("o2", "o1");
  }

  @Test
  void entriesOfALinesOwnDeploymentStandThereToo() {
    try (var laundry =
        AService.answering(
            _ ->
                PAGE.formatted(
                    "l1", "2026-09-03T00:00:00Z", "o1", "2026-09-01T00:00:00Z", "null"))) {
      TestRoutes.only("work-order-service", orders.base(), "line:LAUNDRY", laundry.base());

      var book = auditor.get("/api/audit").body();

      assertThat(entries(book)).as("o1 moved with its line").containsExactly("l1", "o2", "o1");
      assertThat(book.at("/items/0/service").asString()).isEqualTo("work-order-service/LAUNDRY");
      laundry.freeze();
      assertThat(auditor.get("/api/audit").body().get("missing").toString())
          .contains("work-order-service/LAUNDRY");
    }
  }

  @Test
  void nextPageGoesOnInEveryServiceAfterTheLastEntryShown() {
    var next = auditor.get("/api/audit?limit=2").body().get("next").asString();

    assertThat(Moment.of(next))
        .isEqualTo(new Moment(Instant.parse("2026-09-01T00:00:00.500Z"), "c2"));
    auditor.get("/api/audit?limit=2&after=" + next);
    assertThat(contracts.asked().getLast())
        .isEqualTo("GET /api/contract-service/audit?limit=2&after=" + next);
    assertThat(auditor.get("/api/audit?after=x").status()).isEqualTo(400);
  }

  @Test
  void questionsAreHandedOnAsTheyAre() {
    auditor.get(
        "/api/audit?kind=contract&subject=HT%261%3D%25&by=a%20b&changedSince=2026-09-01T00:00:00Z");

    assertThat(orders.asked().getLast())
        .isEqualTo(
            "GET /api/work-order-service/audit?limit=50&kind=contract&subject=HT%261%3D%25&by=a%20b"
                + "&changedSince=2026-09-01T00:00:00Z");
    assertThat(auditor.get("/api/audit?kind=contract").status()).isEqualTo(400);
    assertThat(auditor.get("/api/audit?limit=0").status()).isEqualTo(400);
  }

  @Test
  void nobodyElseReadsThem() {
    assertThat(Visitor.at(port).get("/api/audit").status()).isEqualTo(403);
  }
}
