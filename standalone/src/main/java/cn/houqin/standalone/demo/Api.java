package cn.houqin.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The public REST API, used as one person or another. */
public final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Maps in one order always: a command sent again is the same to the byte. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String address;
  private final URI tokenEndpoint;

  /** The platform with its embedded sign-in. */
  public Api(String address, String issuer) {
    this(address, URI.create(issuer + "/oauth2/token"));
  }

  /**
   * A platform with any sign-in.
   *
   * @param tokenEndpoint where clients get tokens by client_credentials
   */
  public Api(String address, URI tokenEndpoint) {
    this.address = address;
    this.tokenEndpoint = tokenEndpoint;
  }

  /** An answer. */
  public record Answer(int status, JsonNode body) {

    /** The body of a success; throws with the problem else. */
    public JsonNode ok() {
      if (status < 200 || status > 299) {
        throw new Refused(status, body);
      }
      return body;
    }
  }

  /** The platform refused a request. */
  public static final class Refused extends RuntimeException {
    private final int status;
    private final String type;

    Refused(int status, JsonNode problem) {
      super(status + " " + problem);
      this.status = status;
      this.type = problem.path("type").asString("");
    }

    public int status() {
      return status;
    }

    /** Whether the problem is of a type, for example already-exists. */
    public boolean is(String slug) {
      return type.endsWith("/" + slug);
    }
  }

  public Answer get(String user, String path) {
    return send(user, request(user, path).GET().build());
  }

  /** A command with an idempotency key; one that names what is not yet known is repeated. */
  public Answer post(String user, String path, Object body, String key) {
    return send(
        user,
        request(user, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  public Answer put(String user, String path, Object body) {
    return send(
        user,
        request(user, path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  public Answer postText(String user, String path, String type, String text, String key) {
    return send(
        user,
        request(user, path)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build());
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token(user));
  }

  /** The access token of somebody, signed in once. */
  public String token(String user) {
    return tokens.computeIfAbsent(user, this::signIn);
  }

  private Answer send(String user, HttpRequest request) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = exchange(request);
      var comesLater =
          answer.status() == 503
              || (answer.status() == 409
                  && answer.body().path("type").asString("").endsWith("/not-yet-known"));
      if (!comesLater || System.nanoTime() > deadline) {
        return answer;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private Answer exchange(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      var body = answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), body);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String signIn(String user) {
    var basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + user + "-secret").getBytes(StandardCharsets.UTF_8));
    var form = "grant_type=" + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8);
    var answer =
        exchange(
            HttpRequest.newBuilder(tokenEndpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    return answer.ok().get("access_token").asString();
  }
}
