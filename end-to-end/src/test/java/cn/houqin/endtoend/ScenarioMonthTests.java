package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.Api;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.Ports;
import cn.houqin.standalone.demo.DemoMonth;
import cn.houqin.standalone.signin.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * One hospital month from contract to money, on real parts; another folder by houqin.scenario.
 * Twenty of its orders are driven live in a hospital of their own first, and give the same
 * evidence.
 */
class ScenarioMonthTests {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("houqin.scenario", System.getProperty("houqin.root") + "/scenario"));

  @TempDir static Path home;
  private static Platform platform;
  private static Api api;

  @BeforeAll
  static void start() {
    platform =
        Platform.start(
            new Platform.Plan(
                home, Ports.free(), false, Account.people("live"), List.of(SettableClock.class)));
    api = new Api(platform.address(), platform.issuer());
    System.out.println("[store] " + platform.store() + " [broker] Kafka in the launcher's JVM");
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void comesToTheLastFigureAndDrivenLiveGivesTheSameEvidence() throws IOException {
    var contracts =
        JsonMapper.shared().readTree(Files.readString(FOLDER.resolve("contracts.json")));
    var asOf =
        JsonMapper.shared()
            .readTree(Files.readString(FOLDER.resolve("month.json")))
            .get("asOf")
            .asString();
    var live = new LiveOrders(api, FOLDER);
    api.put(
            "live-admin",
            "/api/hospital",
            Map.of("name", "Live", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    new DemoMonth(api, "live-", FOLDER).setUp();
    live.drive();
    SettableClock.setForward(Instant.parse(asOf));

    var month = new DemoMonth(api, "", FOLDER);
    var figures = month.run();
    var again = month.run();

    System.out.println(month.table(figures));
    assertThat(month.difference(figures)).isEmpty();
    assertThat(again).isEqualTo(figures);
    var imported = live.importedEvidence(contracts);
    assertThat(imported).hasSizeGreaterThanOrEqualTo(14);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(live.evidence(contracts)).isEqualTo(imported));
  }
}
