package cn.houqin.gateway;

import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the gateway's door, with a share of requests of its own. */
record Visitor(int port, String token) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A dispatcher nobody has seen yet. */
  static Visitor at(int port) {
    return new Visitor(
        port, TestTokens.of("visitor-" + NUMBER.incrementAndGet(), "H1", "DISPATCHER"));
  }

  /** An auditor nobody has seen yet. */
  static Visitor auditing(int port) {
    return new Visitor(port, TestTokens.of("auditor-" + NUMBER.incrementAndGet(), "H1", "AUDITOR"));
  }

  /** What the gateway answered. */
  record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    String problem() {
      return body.path("type").asString("").replaceFirst(".*/", "");
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String... headers) {
    return send("POST", path, "{}", headers);
  }

  private Answer send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      var isJson =
          answer.headers().firstValue("Content-Type").orElse("").contains("json")
              && !answer.body().isEmpty();
      return new Answer(
          answer.statusCode(),
          isJson ? JsonMapper.shared().readTree(answer.body()) : JsonMapper.shared().nullNode(),
          answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
