package cn.houqin.standalone.cell;

import cn.houqin.standalone.deployment.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moves a line's orders from one deployment of work-order-service to another. */
final class LineMoves {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;
  private static final int ACCEPTED = 202;
  private static final int NOT_HERE = 409;
  private static final Set<String> MOVED = Set.of("MOVED", "EMPTIED");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private final Surroundings here;

  LineMoves(Surroundings here) {
    this.here = here;
  }

  /**
   * Returns once the target has all and the source refuses: the routes may be switched.
   *
   * @param source the deployment that has the line
   * @param to the target's database
   */
  JsonNode move(URI source, String line, String to) {
    var reason = "";
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var move = started(source, line, to);
      while (!MOVED.contains(state(move)) && !state(move).equals("ABANDONED")) {
        move = after(source, move);
      }
      if (!state(move).equals("ABANDONED")) {
        return move;
      }
      reason = move.path("reason").asString("");
    }
    throw new CannotStart("Line " + line + " stays where it is: " + reason);
  }

  /** Returns once the source holds nothing of it any more. */
  void awaitEmptied(URI source, JsonNode moved) {
    var move = moved;
    while (!state(move).equals("EMPTIED")) {
      move = after(source, move);
    }
  }

  private JsonNode started(URI source, String line, String to) {
    var asked =
        request(source, "/internal/line-moves")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(Map.of("line", line, "to", to))));
    var answer = send(asked.build());
    if (answer.statusCode() == NOT_HERE) {
      return before(source, line, to);
    }
    return read(answer, ACCEPTED);
  }

  /** One that was not followed to its end then: where it has come to. */
  private JsonNode before(URI source, String line, String to) {
    var answer = send(request(source, "/internal/line-moves?line=" + line).build());
    var newest = read(answer, 200).path(0);
    if (newest.isMissingNode()) {
      newest = read(answer, 200).path("items").path(0);
    }
    if (newest.path("to").asString("").equals(to) && MOVED.contains(state(newest))) {
      return newest;
    }
    throw new CannotStart("Line " + line + " is not at " + source + ".");
  }

  /** The move goes on by itself: who does not hear of it for a while asks again. */
  private JsonNode after(URI source, JsonNode move) {
    var path = "/internal/line-moves/" + move.path("id").asString();
    var since = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      try {
        return read(send(request(source, path).build()), 200);
      } catch (UncheckedIOException unheard) {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
          throw unheard;
        }
      }
    }
  }

  private static String state(JsonNode move) {
    return move.path("state").asString("");
  }

  private HttpRequest.Builder request(URI deployment, String path) {
    return HttpRequest.newBuilder(deployment.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token());
  }

  private String token() {
    var basic =
        Base64.getEncoder()
            .encodeToString(
                ("work-order-service:" + here.secret()).getBytes(StandardCharsets.UTF_8));
    var asked =
        HttpRequest.newBuilder(URI.create(here.issuer() + "/oauth2/token"))
            .timeout(ANSWER)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    return read(send(asked.build()), 200).path("access_token").asString();
  }

  private static JsonNode read(HttpResponse<String> answer, int wanted) {
    if (answer.statusCode() != wanted) {
      var told = answer.uri() + " answers " + answer.statusCode() + " " + answer.body();
      throw answer.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
          ? new UncheckedIOException(new IOException(told))
          : new CannotStart(told);
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
