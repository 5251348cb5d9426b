package cn.houqin.standalone.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Whether services are ready for work. */
public final class Readiness {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private Readiness() {}

  /** Returns once it is; throws if that takes too long, or it has ended. */
  public static void await(String name, int port, BooleanSupplier isAlive) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(port)) {
      if (!isAlive.getAsBoolean()) {
        throw new CannotStart(name + " ended by itself before it was ready.");
      }
      if (System.nanoTime() > deadline) {
        throw new CannotStart(
            name + " did not become ready within " + PATIENCE.toSeconds() + " s.");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  public static boolean isReady(int port) {
    return answers(port, "/actuator/health/readiness");
  }

  /** Whether the sign-in server gives out its keys. */
  public static boolean isSigningIn(int port) {
    return answers(port, "/oauth2/jwks");
  }

  private static boolean answers(int port, String path) {
    var question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
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
