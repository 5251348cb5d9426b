package cn.houqin.standalone.cell;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** An instance that the routes name no more: waits until whoever asked it asks elsewhere. */
record Leaving(URI instance) {

  /** Everybody looks at the routes every second; with room for one who was just looking. */
  private static final Duration ROUTES_ARE_READ = Duration.ofSeconds(2);

  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private static final String ANSWERED = "http_server_requests_seconds_count{";
  private static final String UNDER_WAY = "http_server_requests_active_seconds_count{";

  /**
   * What it says of its own requests.
   *
   * @param underWay the question itself among them
   */
  private record Said(double answered, double underWay) {

    boolean isQuietSince(Said before) {
      return answered == before.answered && underWay <= 1;
    }
  }

  /** Returns once it has had no request for a while, or does not answer; says which, for people. */
  String await() {
    pause(ROUTES_ARE_READ);
    try (var http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
      var end = System.nanoTime() + PATIENCE.toNanos();
      var last = said(http);
      var quietFrom = System.nanoTime();
      while (last.isPresent() && System.nanoTime() - quietFrom < QUIET.toNanos()) {
        if (System.nanoTime() > end) {
          return "the former one was still asked";
        }
        pause(BETWEEN);
        var now = said(http);
        if (now.isPresent() && !now.get().isQuietSince(last.get())) {
          quietFrom = System.nanoTime();
        }
        last = now;
      }
      return last.isPresent() ? "nobody asked the former one any more" : "the former one was away";
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private Optional<Said> said(HttpClient http) {
    var question =
        HttpRequest.newBuilder(instance.resolve("/actuator/prometheus")).timeout(ANSWER).build();
    try {
      var answer = http.send(question, BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new Said(sum(answer.body(), ANSWERED), sum(answer.body(), UNDER_WAY)))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Signs of life and figures are asked for by others than those that send work. */
  private static double sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name) && !line.contains("uri=\"/actuator"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
