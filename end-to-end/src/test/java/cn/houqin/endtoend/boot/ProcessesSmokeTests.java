package cn.houqin.endtoend.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.Platform;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.Rehearsal;
import cn.houqin.standalone.deployment.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service as a process of its own, from its boot jar, as in production. */
class ProcessesSmokeTests {

  @Test
  void servicesAsProcessesDoADaysWorkThroughTheGateway(@TempDir Path home) {
    var jar =
        Path.of(System.getProperty("houqin.root"), "gateway", "target", "gateway-0.1.0-boot.jar");
    assumeThat(Files.exists(jar)).as("boot jars are built by ./mvnw verify").isTrue();

    try (var platform =
        Platform.start(new Platform.Plan(home, Ports.free(), true, List.of(), List.of()))) {
      var api = new Api(platform.address(), platform.issuer());

      assertThat(api.get("dispatcher", "/api/service-lines?limit=50").ok().get("items").size())
          .isEqualTo(13);
      await()
          .untilAsserted(
              () ->
                  assertThat(api.get("dispatcher", "/api/board").ok().get("missingLines"))
                      .isEmpty());

      new Rehearsal(api, Path.of(System.getProperty("houqin.root"), "scenario")).run();

      var stock = api.get("buyer", "/api/stock-movements?material=M&store=S").ok().get("items");
      assertThat(stock.size()).isEqualTo(20);
      var dispatched = "/api/service-lines/CLEANING/work-orders?state=DISPATCHED&limit=50";
      assertThat(api.get("dispatcher", dispatched).ok().get("items").size()).isEqualTo(20);
    }
  }
}
