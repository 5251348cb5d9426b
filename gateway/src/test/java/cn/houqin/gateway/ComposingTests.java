package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestRoutes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ComposingTests {

  @LocalServerPort private int port;
  private AService contracts;
  private AService orders;
  private AService laundry;
  private Visitor visitor;

  @BeforeEach
  void start() {
    contracts =
        AService.answering(
            path ->
                path.startsWith("/api/service-lines")
                    ? "{\"items\":[{\"line\":\"CLEANING\"},{\"line\":\"LAUNDRY\"}]}"
                    : notice("c", "2026-09-01T00:00:00Z"));
    orders =
        AService.answering(
            path ->
                path.contains("/notices")
                    ? notice("o", "2026-09-02T00:00:00Z")
                    : orders("o1", "2026-09-01T10:00:00Z", "o2", "2026-09-01T12:00:00Z"));
    laundry =
        AService.answering(
            path ->
                path.contains("/notices")
                    ? notice("l", "2026-09-03T00:00:00Z")
                    : orders("l1", "2026-09-01T11:00:00Z", "l2", null));
    visitor = Visitor.at(port);
    TestRoutes.only(
        "contract-service", contracts.base(),
        "work-order-service", orders.base(),
        "line:LAUNDRY", laundry.base());
    await().until(() -> visitor.get("/api/board").body().path("items").size() == 4);
  }

  @AfterEach
  void stop() {
    contracts.close();
    orders.close();
    laundry.close();
  }

  private static String orders(String first, String due, String second, String dueLater) {
    return "{\"items\":[%s,%s]}".formatted(order(first, due), order(second, dueLater));
  }

  private static String order(String id, String due) {
    return "{\"n\":\"%1$s\",\"workOrder\":\"%1$s\",\"dueAt\":%2$s}"
        .formatted(id, due == null ? "null" : "\"" + due + "\"");
  }

  private static String notice(String id, String at) {
    return "{\"items\":[{\"n\":\"%1$s\",\"id\":\"%1$s\",\"at\":\"%2$s\"}]}".formatted(id, at);
  }

  private static List<String> names(JsonNode view) {
    return view.get("items").valueStream().map(item -> item.get("n").asString()).toList();
  }

  @Test
  void theBoardIsOneListByDeadline() {
    var board = visitor.get("/api/board").body();

    assertThat(names(board)).containsExactly("o1", "l1", "o2", "l2");
    assertThat(board.get("missingLines").size()).isZero();
    assertThat(names(visitor.get("/api/board?limit=2").body())).containsExactly("o1", "l1");
    assertThat(names(visitor.get("/api/board?line=LAUNDRY").body())).containsExactly("l1", "l2");
    assertThat(laundry.asked().getLast())
        .isEqualTo("GET /api/service-lines/LAUNDRY/work-orders?open=true&limit=50");
    visitor.get("/api/board?changedSince=2026-09-01T00:00:00Z&limit=3");
    for (var deployment : List.of(orders, laundry)) {
      assertThat(deployment.asked().getLast())
          .isEqualTo("GET /api/work-orders?open=true&limit=3&changedSince=2026-09-01T00:00:00Z");
    }
  }

  @Test
  void noticesAreAskedForAsTheCallerWantsThem() {
    visitor.get("/api/notices?unread=true&changedSince=2026-09-01T00:00:00Z&limit=7");

    assertThat(orders.asked().getLast())
        .isEqualTo(
            "GET /api/work-order-service/notices?limit=7&unread=true&changedSince=2026-09-01T00:00:00Z");
  }

  @Test
  void noticesGoOnInEveryServiceAfterTheLastShown() {
    var next = visitor.get("/api/notices?limit=1").body().get("next").asString();

    visitor.get("/api/notices?limit=1&after=" + next);

    assertThat(contracts.asked().getLast())
        .isEqualTo("GET /api/contract-service/notices?limit=1&after=" + next);
    assertThat(visitor.get("/api/notices").body().get("next").isNull()).isTrue();
    assertThat(visitor.get("/api/notices?after=x").status()).isEqualTo(400);
  }

  @Test
  void aDeploymentThatIsAwayLeavesItsLinesOutAndTheyAreNamed() {
    laundry.close();
    assertThat(visitor.get("/api/board").body().get("missingLines").toString())
        .isEqualTo("[\"LAUNDRY\"]");

    orders.close();
    assertThat(visitor.get("/api/board").body().get("missingLines").toString())
        .isEqualTo("[\"CLEANING\",\"LAUNDRY\"]");

    contracts.close();
    var dark = visitor.get("/api/board");
    assertThat(dark.status()).isEqualTo(200);
    assertThat(dark.body().get("missingLines").toString()).isEqualTo("[\"*\",\"LAUNDRY\"]");
  }

  @Test
  void noticesOfAllServicesAreOneListAndTheSilentOnesAreNamed() {
    var box = visitor.get("/api/notices").body();

    assertThat(names(box)).containsExactly("l", "o", "c");
    assertThat(box.get("items").findValuesAsString("self"))
        .containsExactly(
            "/api/service-lines/LAUNDRY/work-order-service/notices/l",
            "/api/work-order-service/notices/o",
            "/api/contract-service/notices/c");
    assertThat(box.get("missing").toString())
        .isEqualTo("[\"inventory-service\",\"vendor-kpi-service\"]");
    visitor.post(box.at("/items/0/self").asString() + "/read");
    assertThat(laundry.asked().getLast()).isEqualTo("POST /api/work-order-service/notices/l/read");

    laundry.close();
    assertThat(visitor.get("/api/notices").body().get("missing").toString())
        .contains("work-order-service/LAUNDRY");
  }

  @Test
  void aLineOrLimitThatCannotBeIsRefused() {
    assertThat(visitor.get("/api/board?line=%24ne").status()).isEqualTo(400);
    assertThat(visitor.get("/api/board?line%5B%24ne%5D=").status()).isEqualTo(400);
    assertThat(visitor.get("/api/board?limit=0").status()).isEqualTo(400);
    assertThat(visitor.get("/api/notices?limit=201").status()).isEqualTo(400);
  }

  @Test
  void onePageShowsEveryServicesApi() {
    var page = visitor.get("/v3/api-docs/swagger-config").body();
    var shown =
        page.get("urls").valueStream().map(url -> url.get("url").asString()).sorted().toList();

    assertThat(shown)
        .containsExactly(
            "/docs/contract-service",
            "/docs/inventory-service",
            "/docs/vendor-kpi-service",
            "/docs/work-order-service",
            "/v3/api-docs");
    assertThat(visitor.get("/docs").status()).isIn(200, 302);
    assertThat(visitor.get("/docs/contract-service").status()).isEqualTo(200);
    assertThat(contracts.asked().getLast()).isEqualTo("GET /v3/api-docs");
    assertThat(visitor.get("/docs/inventory-service").status()).isEqualTo(503);
    assertThat(visitor.get("/docs/no-such-service").status()).isEqualTo(404);
  }
}
