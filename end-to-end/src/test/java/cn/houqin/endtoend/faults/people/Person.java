package cn.houqin.endtoend.faults.people;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody at one service's own address.
 *
 * @param token empty for somebody who has not signed in
 */
public record Person(String address, String token) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** What the service answered. */
  public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public String text(String field) {
      return body.path(field).asString("");
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The refusal's slug, for example not-found. */
    public String problem() {
      return text("type").replaceFirst(".*/", "");
    }

    public boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** This answer, which must have that status. */
    public Answer must(int wanted) {
      if (status != wanted) {
        throw new AssertionError("Not " + wanted + " but " + status + ": " + body);
      }
      return this;
    }

    /** Whether the same request may do better later. */
    boolean isForLater() {
      return status == 503 || (status == 409 && problem().equals("not-yet-known"));
    }
  }

  /** Empty unless it is there and answers 2xx. */
  public Optional<Answer> attempt(String path) {
    return attempt(request(path).GET()).filter(Answer::isDone);
  }

  public Answer get(String path) {
    return answered(request(path).GET());
  }

  /** What a 200 says, as it stands: a file, or metrics. */
  public String text(String path) {
    var answer =
        sent(request(path).GET()).orElseThrow(() -> new AssertionError("No answer: " + path));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  public Answer put(String path, String body) {
    return answered(request(path).PUT(BodyPublishers.ofString(body)));
  }

  public Answer post(String path, String body, String... headers) {
    return answered(posting(path, body, headers));
  }

  /** Repeated under its key until the service is there and answers for good. */
  public Answer postUntilAnswered(String path, String body, String key) {
    return postUntilAnswered(path, body, key, () -> {});
  }

  /**
   * @param putOff told of every answer that asks to come again
   */
  public Answer postUntilAnswered(
      String path, String body, String key, Runnable putOff, String... headers) {
    var first = attempt(posting(path, body, headers).setHeader("Idempotency-Key", key));
    if (first.filter(there -> !isForLater(there, putOff)).isPresent()) {
      return first.orElseThrow();
    }
    return await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Figures.patience(120))
        .until(
            () -> attempt(posting(path, body, headers).setHeader("Idempotency-Key", key)),
            answer -> answer.filter(there -> !isForLater(there, putOff)).isPresent())
        .orElseThrow();
  }

  private static boolean isForLater(Answer answer, Runnable putOff) {
    if (answer.isForLater()) {
      putOff.run();
    }
    return answer.isForLater();
  }

  /** As {@link #postUntilAnswered}, under a key made of what is asked. */
  public Answer must(int status, String path, String body) {
    return postUntilAnswered(path, body, Integer.toHexString((path + body).hashCode()))
        .must(status);
  }

  private HttpRequest.Builder posting(String path, String body, String... headers) {
    var request = request(path).POST(BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).headers(headers());
  }

  private String[] headers() {
    return token.isEmpty()
        ? new String[] {"Content-Type", "application/json"}
        : new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + token};
  }

  private static Answer answered(HttpRequest.Builder request) {
    return attempt(request).orElseThrow(() -> new AssertionError("No answer: " + request.build()));
  }

  private static Optional<Answer> attempt(HttpRequest.Builder request) {
    var json = JsonMapper.shared();
    return sent(request)
        .map(
            answer ->
                new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body()),
                    answer.headers()));
  }

  /** Empty if the service is not there, or went away before it answered. */
  private static Optional<HttpResponse<String>> sent(HttpRequest.Builder request) {
    try {
      return Optional.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
