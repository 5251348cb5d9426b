package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.Service;
import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class StoppingTests {

  @Test
  void whatWasTakenIsAnsweredBeforeItEnds() throws Exception {
    try (var contracts = AService.named("contracts");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestRoutes.only("contract-service", contracts.base());
      var gateway = start();
      var visitor = Visitor.at(port(gateway));
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

  @Test
  void whileItDrainsItSaysItIsNotReadyAndGoesOnAnswering() throws Exception {
    try (var contracts = AService.named("contracts");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestRoutes.only("contract-service", contracts.base());
      var gateway = start("--houqin.drain-for=2s");
      var visitor = Visitor.at(port(gateway));
      assertThat(visitor.get("/actuator/health/readiness").status()).isEqualTo(200);

      var began = System.nanoTime();
      var ending = threads.submit(gateway::close);
      await().until(() -> visitor.get("/actuator/health/readiness").status() == 503);

      assertThat(visitor.get("/api/vendors").status()).isEqualTo(200);
      ending.get(20, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
    }
  }

  private static ConfigurableApplicationContext start(String... more) {
    var settings =
        List.of(
            "--server.port=0",
            "--houqin.security.issuer=" + TestTokens.issuer(),
            "--houqin.routes-file=" + TestRoutes.file(),
            "--spring.main.register-shutdown-hook=false");
    return Service.start(
        "gateway",
        Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new),
        GatewayApplication.class);
  }

  private static int port(ConfigurableApplicationContext gateway) {
    return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static boolean refuses(Visitor visitor) {
    try {
      return visitor.get("/actuator/health/liveness").status() == 503;
    } catch (java.io.UncheckedIOException closed) {
      return true;
    }
  }
}
