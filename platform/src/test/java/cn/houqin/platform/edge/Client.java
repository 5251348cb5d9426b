package cn.houqin.platform.edge;

import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dispatcher's client of the service under test. */
record Client(int port) {

  static final String GOOD = "{\"name\":\"a\",\"feeFen\":1,\"colour\":\"RED\"}";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What the service answered. */
  record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    String problem() {
      return body.path("type").asString("").replaceFirst(".*/", "");
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** Each as "pointer rule value". */
    List<String> errors() {
      return body.path("errors")
          .valueStream()
          .map(
              e ->
                  e.path("pointer").asString()
                      + " "
                      + e.path("rule").asString()
                      + " "
                      + e.path("value").asString("null"))
          .toList();
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String body, String... headers) {
    return send(request("/api/forms", headers).POST(BodyPublishers.ofString(body)));
  }

  Answer put(String path, String body, String... headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TestTokens.of("d", "H1", "DISPATCHER"));
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      var body = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), body, answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
