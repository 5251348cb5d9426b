package cn.houqin.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service under test, as one person. */
public record TestApi(int port, String token) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A person of a hospital with roles. */
  public static TestApi as(int port, String hospital, String... roles) {
    return new TestApi(port, TestTokens.of("somebody", hospital, roles));
  }

  /** What the service answered. */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    /** This answer, which must have that status. */
    public Answer must(int wanted) {
      if (status != wanted) {
        throw new AssertionError("Not " + wanted + " but " + status + ": " + body);
      }
      return this;
    }

    public String text(String pointer) {
      return body.at(pointer).asString();
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** The refusal's slug, for example not-found. */
    public String problem() {
      return text("/type").replaceFirst(".*/", "");
    }

    /** Each field error as "pointer rule value". */
    public List<String> errors() {
      return body.at("/errors")
          .valueStream()
          .map(
              error ->
                  (error.get("pointer").asString()
                          + " "
                          + error.get("rule").asString()
                          + " "
                          + error.path("value").asString(""))
                      .strip())
          .toList();
    }
  }

  public Answer get(String path, String... headers) {
    return send(with(request(path).GET(), headers));
  }

  /** As another service, for a hospital. */
  public Answer internal(String hospital, String path) {
    return send(request(path).header("X-Houqin-Hospital", hospital).GET());
  }

  public Answer post(String path, String body, String... headers) {
    return send(with(request(path).POST(HttpRequest.BodyPublishers.ofString(body)), headers));
  }

  public Answer put(String path, String body, String... headers) {
    return send(with(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)), headers));
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    request.header("Content-Type", "application/json");
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  /** Posts a file of bytes. */
  public Answer postBytes(String path, String type, byte[] file, String... headers) {
    var request = with(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(file)), headers);
    return send(request.setHeader("Content-Type", type));
  }

  /** Posts a file. */
  public Answer postText(String path, String type, String text) {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var body = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), body, answer);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
