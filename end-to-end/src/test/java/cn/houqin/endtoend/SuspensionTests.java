package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An integrity breach is reported; by the ladder the vendor is suspended at once: new orders go to
 * the standby and purchase orders are refused within seconds, until it is reinstated.
 */
class SuspensionTests {

  private static final Path SCENARIO = Path.of(System.getProperty("houqin.root") + "/scenario");
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String MAIN = "913100006688356013";
  private static final String STANDBY = "91310000005501242L";
  private static final String CLEANING = "/api/service-lines/CLEANING/work-orders";

  @TempDir Path folder;
  private Api api;
  private int commands;

  private JsonNode does(String who, String path, Map<String, ?> body) {
    return api.post("barred-" + who, path, body, "barred-" + ++commands).ok();
  }

  /** The scenario's contracts, with a ladder, and a standby for the cleaning. */
  private Path month() throws IOException {
    for (var file : new String[] {"month.json", "locations.csv", "orders.ndjson"}) {
      Files.copy(SCENARIO.resolve(file), folder.resolve(file));
    }
    var contracts =
        (ArrayNode)
            JsonMapper.shared().readTree(Files.readString(SCENARIO.resolve("contracts.json")));
    var cleaning = (ObjectNode) contracts.get(0);
    cleaning.set("ladder", api.get("barred-manager", "/api/ladder-template").ok());
    contracts.add(
        cleaning
            .deepCopy()
            .put("number", "HT-2026-009")
            .put("standbyRank", 1)
            .set("vendor", contracts.get(1).get("vendor")));
    ((ObjectNode) contracts.get(2)).put("creditCode", STANDBY);
    Files.writeString(folder.resolve("contracts.json"), contracts.toString());
    return folder;
  }

  /** To whom a new order goes. */
  private String given() {
    var order =
        CLEANING
            + "/"
            + does(
                    "nurse",
                    CLEANING,
                    Map.of("category", "SPILL", "location", "B1", "priority", "ROUTINE"))
                .get("workOrder")
                .asString();
    does("dispatcher", order + "/acceptance", Map.of());
    return does("dispatcher", order + "/dispatch", Map.of()).get("vendor").asString();
  }

  @Test
  void aSuspendedVendorGetsNoNewWorkUntilItIsReinstated() throws IOException {
    api = AMonth.lived().api();
    api.put(
            "barred-admin",
            "/api/hospital",
            Map.of("name", "Barred", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    new DemoMonth(api, "barred-", month()).setUp();
    does(
        "dispatcher",
        "/api/categories",
        Map.of("line", "CLEANING", "category", "SPILL", "name", "SPILL"));
    var procurement = new Procurement(api, "barred-");
    procurement.contract();
    procurement.store();
    var today = LocalDate.ofInstant(new SettableClock().businessClock().instant(), zone());
    assertThat(given()).isEqualTo(MAIN);
    assertThat(procurement.issued(today.toString(), "1", "before").status()).isEqualTo(200);

    var begun = System.nanoTime();
    var occurrence =
        does(
            "supervisor",
            "/api/occurrences",
            Map.of(
                "contract",
                "HT-2026-001",
                "line",
                "CLEANING",
                "kind",
                "INTEGRITY_BREACH",
                "day",
                today.toString(),
                "description",
                "送礼"));

    await().atMost(SECONDS).until(this::given, STANDBY::equals);
    System.out.println(
        "[suspension] orders go to the standby after "
            + Duration.ofNanos(System.nanoTime() - begun).toMillis()
            + " ms");
    var refused = procurement.issued(today.toString(), "1", "while");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().toString()).contains("vendor-not-approved");
    var consequence =
        "HT-2026-001~CLEANING~integrity-breach~" + occurrence.get("occurrence").asString();
    var vendor = api.get("barred-manager", "/api/vendors/" + MAIN).ok();
    assertThat(vendor.get("status").asString()).isEqualTo("SUSPENDED");
    assertThat(vendor.at("/suspensions/0/consequence").asString()).isEqualTo(consequence);

    does(
        "logistics",
        "/api/consequences/" + consequence + "/reinstatement",
        Map.of("reason", "已更换负责人"));

    await().atMost(SECONDS).until(this::given, MAIN::equals);
    assertThat(procurement.issued(today.toString(), "1", "after").status()).isEqualTo(200);
  }

  private static ZoneId zone() {
    return ZoneId.of("Asia/Shanghai");
  }
}
