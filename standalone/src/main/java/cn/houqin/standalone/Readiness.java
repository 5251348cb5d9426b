package cn.houqin.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Whether services are ready for work. */
final class Readiness {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private Readiness() {}

  static void await(List<ServiceSpec> services) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var service : services) {
      while (!isReady(service.port())) {
        if (System.nanoTime() > deadline) {
          throw new CannotStart(
              service.name() + " did not become ready within " + PATIENCE.toSeconds() + " s.");
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  static boolean isReady(int port) {
    var question =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
