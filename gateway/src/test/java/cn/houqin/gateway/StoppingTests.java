package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.Service;
import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTokens;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTests {

  @Test
  void whatWasTakenIsAnsweredBeforeItEnds() throws Exception {
    try (var contracts = AService.named("contracts");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestRoutes.only("contract-service", contracts.base());
      var gateway =
          Service.start(
              "gateway",
              new String[] {
                "--server.port=0",
                "--houqin.security.issuer=" + TestTokens.issuer(),
                "--houqin.routes-file=" + TestRoutes.file(),
                "--spring.main.register-shutdown-hook=false"
              },
              GatewayApplication.class);
      var port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var visitor = Visitor.at(port);
      await().until(() -> visitor.get("/api/vendors").status() == 200);
      contracts.asked().clear();

      contracts.freeze();
      var taken = threads.submit(() -> visitor.get("/api/vendors"));
      await().until(() -> contracts.asked().size() == 1);
      var ending = threads.submit(gateway::close);
      await().until(() -> !gateway.isRunning() || refuses(visitor));
      contracts.thaw();

      assertThat(taken.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      ending.get(10, TimeUnit.SECONDS);
    }
  }

  private static boolean refuses(Visitor visitor) {
    try {
      return visitor.get("/actuator/health/liveness").status() == 503;
    } catch (java.io.UncheckedIOException closed) {
      return true;
    }
  }
}
