package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.standalone.demo.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests as they are made: once, whatever the answer. */
final class Door {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Api api;

  Door(Api api) {
    this.api = api;
  }

  /** What was answered. */
  record Answer(int status, String text, HttpResponse<String> raw) {

    JsonNode json() {
      try {
        return JsonMapper.shared().readTree(text);
      } catch (JacksonException _) {
        return JsonMapper.shared().missingNode();
      }
    }

    /** The refusal's slug; empty if it is none. */
    String problem() {
      return json().path("type").asString("").replaceFirst(".*/", "");
    }

    boolean isProblem() {
      return raw.headers()
          .firstValue("Content-Type")
          .orElse("")
          .startsWith("application/problem+json");
    }
  }

  Answer send(String user, Operation operation, String path, String body) {
    return send(user, operation, path, body, Map.of());
  }

  /**
   * @param headers besides those of every request; one of the same name stands instead
   */
  Answer send(
      String user, Operation operation, String path, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(operation.base() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + api.token(user))
            .header("Content-Type", type(operation))
            .header("Accept-Language", "zh-CN");
    headers.forEach(request::setHeader);
    var publisher =
        operation.isQuestion() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    try {
      var answer =
          HTTP.send(request.method(operation.method(), publisher).build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(operation.name(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Sends all of a request and goes away. */
  void cut(
      String user, Operation operation, String path, String body, Map<String, String> headers) {
    var uri = URI.create(operation.base() + path);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        new StringBuilder(operation.method() + " " + path + " HTTP/1.1\r\n")
            .append("Host: " + uri.getAuthority() + "\r\n")
            .append("Authorization: Bearer " + api.token(user) + "\r\n")
            .append("Content-Type: " + type(operation) + "\r\n")
            .append("Content-Length: " + bytes.length + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("\r\n");
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String type(Operation operation) {
    var types = operation.description().at("/requestBody/content").propertyNames();
    for (var type : List.of("application/json", "application/x-ndjson", "text/csv")) {
      if (types.contains(type)) {
        return type;
      }
    }
    return types.isEmpty() ? "application/json" : "application/octet-stream";
  }
}
