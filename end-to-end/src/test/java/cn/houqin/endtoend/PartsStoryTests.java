package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order asks for parts that are short, waits, goes on by itself when stock arrives, gives back
 * what it did not use, and the rest is paid for by whom the contract says: through the gateway.
 */
class PartsStoryTests {

  private static final Path SCENARIO = Path.of(System.getProperty("houqin.root") + "/scenario");
  private static final String LINE = "/api/service-lines/MAINTENANCE";

  @TempDir static Path folder;
  private static Api api;
  private int commands;

  @BeforeAll
  static void start() throws IOException {
    api = AMonth.lived().api();
    api.put(
            "parts-admin",
            "/api/hospital",
            Map.of("name", "Parts", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    new DemoMonth(api, "parts-", monthWithAPartsThreshold()).setUp();
  }

  /** The scenario's contracts, parts up to 500 yuan included in the fee. */
  private static Path monthWithAPartsThreshold() throws IOException {
    for (var file : List.of("month.json", "locations.csv", "orders.ndjson")) {
      Files.copy(SCENARIO.resolve(file), folder.resolve(file));
    }
    var contracts =
        JsonMapper.shared().readTree(Files.readString(SCENARIO.resolve("contracts.json")));
    for (var contract : contracts) {
      ((ObjectNode) contract)
          .putArray("prices")
          .addObject()
          .put("item", "PARTS")
          .put("kind", "PARTS_THRESHOLD")
          .put("thresholdFen", 50_000);
    }
    Files.writeString(folder.resolve("contracts.json"), contracts.toString());
    return folder;
  }

  private JsonNode does(String who, String path, Map<String, ?> body) {
    return api.post("parts-" + who, path, body, "parts-" + ++commands).ok();
  }

  private static JsonNode awaits(String who, String path, Predicate<JsonNode> until) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> api.get("parts-" + who, path).ok(), until);
  }

  @Test
  void anOrderWaitsForItsPartsGoesOnByItselfAndIsChargedForWhatItUsed() {
    does("buyer", "/api/stores", Map.of("store", "S1", "name", "Main", "location", "B1"));
    does(
        "buyer",
        "/api/materials",
        Map.of("material", "VALVE", "name", "球阀", "unit", "个", "category", "repair"));
    does(
        "dispatcher",
        "/api/categories",
        Map.of(
            "category", "PIPE", "line", "MAINTENANCE", "name", "水管", "checklist", List.of("清理现场")));
    var order = orderOnSite();

    does(
        "guan",
        order + "/parts",
        Map.of("parts", List.of(Map.of("material", "VALVE", "store", "S1", "quantity", "3"))));
    awaits("guan", order, seen -> seen.at("/parts/0/state").asString().equals("SHORT"));
    does("guan", order + "/pause", Map.of("reason", "AWAITING_PARTS"));
    receive("2", "30000");
    receive("2", "34000");
    var goesOn = awaits("guan", order, seen -> seen.get("state").asString().equals("ON_SITE"));
    assertThat(goesOn.at("/parts/0/state").asString()).isEqualTo("RESERVED");

    var id = goesOn.get("workOrder").asString();
    var reservation =
        api.get("parts-buyer", "/api/reservations?workOrder=" + id)
            .ok()
            .at("/items/0/reservation")
            .asString();
    does("buyer", "/api/reservations/" + reservation + "/issue", Map.of());
    does("buyer", "/api/reservations/" + reservation + "/return", Map.of("quantity", "1"));
    photo(order);
    does(
        "guan",
        order + "/completion",
        Map.of("checklist", List.of(Map.of("element", "清理现场", "answer", "YES"))));
    does("supervisor", order + "/verification", Map.of());
    does("dispatcher", order + "/closing", Map.of());

    var charged = awaits("dispatcher", order, seen -> !seen.path("partsCharge").isNull());
    assertThat(charged.get("partsCharge"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    "{\"costFen\":64000,\"includedFen\":50000,\"contractFen\":14000,\"departmentFen\":0,\"payableFen\":0}"));
    assertThat(charged.at("/parts/0/state").asString()).isEqualTo("USED");
    var paid =
        awaits(
            "manager",
            "/api/contracts/HT-2026-002/charged-parts",
            seen -> !seen.get("items").isEmpty());
    assertThat(paid.at("/items/0/workOrder").asString()).isEqualTo(id);
    assertThat(paid.at("/items/0/parts/0/material").asString()).isEqualTo("VALVE");
    assertThat(paid.at("/items/0/contractFen").asLong()).isEqualTo(14_000);
    assertThat(paid.at("/items/0/payableFen").asLong()).isZero();
    var left = api.get("parts-buyer", "/api/stock?store=S1&material=VALVE").ok().at("/items/0");
    assertThat(left.get("onHand").asString()).isEqualTo("2");
    assertThat(left.get("available").asString()).isEqualTo("2");
  }

  private String orderOnSite() {
    var made =
        does(
            "nurse",
            LINE + "/work-orders",
            Map.of("category", "PIPE", "location", "B1", "priority", "URGENT"));
    var order = LINE + "/work-orders/" + made.get("workOrder").asString();
    does("dispatcher", order + "/acceptance", Map.of());
    does("dispatcher", order + "/dispatch", Map.of());
    does("guan", order + "/arrival", Map.of());
    return order;
  }

  private void receive(String quantity, String unitCostFen) {
    does(
        "buyer",
        "/api/stock-movements",
        Map.of(
            "material",
            "VALVE",
            "store",
            "S1",
            "kind",
            "RECEIPT",
            "quantity",
            quantity,
            "unitCostFen",
            unitCostFen));
  }

  /** Larger than any other body may be, through the gateway. */
  private void photo(String order) {
    var file = "%PDF-1.7\n" + " ".repeat(2 * 1024 * 1024);
    var taken =
        api.postText(
                "parts-guan", LINE + "/attachments?name=done.pdf", "application/pdf", file, "photo")
            .ok();
    does("guan", order + "/attachments", Map.of("attachment", taken.get("attachment").asString()));
    assertThat(api.get("parts-auditor", order + "/attachments").ok().at("/items/0/bytes").asLong())
        .isEqualTo(file.length());
  }
}
