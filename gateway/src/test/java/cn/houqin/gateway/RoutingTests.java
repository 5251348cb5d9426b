package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RoutingTests {

  @LocalServerPort private int port;
  private AService contracts;
  private AService orders;
  private AService kpi;
  private AService inventory;
  private AService laundry;
  private Visitor visitor;

  @BeforeEach
  void start() {
    contracts = AService.named("contracts");
    orders = AService.named("orders");
    kpi = AService.named("kpi");
    inventory = AService.named("inventory");
    laundry = AService.named("laundry");
    visitor = Visitor.at(port);
    TestRoutes.only(
        "contract-service", contracts.base(),
        "work-order-service", orders.base(),
        "vendor-kpi-service", kpi.base(),
        "inventory-service", inventory.base(),
        "line:LAUNDRY", laundry.base());
  }

  @AfterEach
  void stop() {
    for (var service : new AService[] {contracts, orders, kpi, inventory, laundry}) {
      service.close();
    }
  }

  private String answering(String path) {
    return visitor.get(path).body().path("name").asString("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/service-lines, contracts",
    "/api/service-lines/LAUNDRY, contracts",
    "/api/service-lines/LAUNDRY/coverage?location=B1, contracts",
    "/api/service-lines/LAUNDRY/work-orders, laundry",
    "/api/service-lines/LAUNDRY/imports/7, laundry",
    "/api/service-lines/CLEANING/work-orders, orders",
    "/api/work-orders?number=LAUNDRY-2026-0001, laundry",
    "/api/work-orders?number=CLEANING-2026-0001, orders",
    "/api/locations, orders",
    "/api/scorecards/x, kpi",
    "/api/stock?store=S1, inventory"
  })
  void aPathGoesToItsOwner(String path, String owner) {
    await().untilAsserted(() -> assertThat(answering(path)).isEqualTo(owner));
  }

  @Test
  void aMovedServiceIsFoundWithoutARestart() throws IOException {
    await().until(() -> answering("/api/vendors").equals("contracts"));
    try (var moved = AService.named("moved")) {
      TestRoutes.set("contract-service", moved.base());

      await().until(() -> answering("/api/vendors").equals("moved"));

      Files.writeString(TestRoutes.file(), "services: [");
      await()
          .during(java.time.Duration.ofMillis(1_300))
          .until(() -> answering("/api/vendors").equals("moved"));
    }
  }

  @Test
  void aPathNobodyOwnsIsAProblem() {
    var answer = visitor.get("/api/nothing/at/all");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/evidence-manifests/CLEANING",
        "/api/../internal/scorecards/x",
        "/api/%2e%2e/internal/scorecards/x",
        "/api/contracts/..;/..;/internal/scorecards/x",
        "/api/contracts/%2e%2e%2f%2e%2e%2finternal",
        "//internal/scorecards/x",
        "/api//internal/scorecards/x",
        "/api/internal/scorecards/x"
      })
  void whatIsInternalIsReachedByNobody(String path) {
    var asService =
        new Visitor(port, TestTokens.service("vendor-kpi-service", "internal.scorecard"));

    assertThat(visitor.get(path).status()).isBetween(400, 499);
    assertThat(asService.get(path).status()).isBetween(400, 499);
    assertThat(contracts.asked()).isEmpty();
    assertThat(kpi.asked()).isEmpty();
    assertThat(orders.asked()).isEmpty();
  }
}
