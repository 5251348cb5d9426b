package cn.houqin.kpi.simulation;

import cn.houqin.platform.testing.TestRoutes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** contract-service as far as simulations ask it; no month has a settlement until told so. */
final class SettlementsElsewhere {

  private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, List<JsonNode>> QUESTIONS = new ConcurrentHashMap<>();
  private static final URI BASE = serve();

  private SettlementsElsewhere() {}

  private static URI serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/internal/settlement-trials", SettlementsElsewhere::answer);
      server.start();
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void start() {
    TestRoutes.set("contract-service", BASE);
  }

  /** What it says of every contract of a hospital. */
  static void says(String hospital, String answer) {
    ANSWERS.put(hospital, answer);
  }

  /** It answers 503. */
  static void isAway(String hospital) {
    ANSWERS.put(hospital, "");
  }

  /** What it was asked for a hospital. */
  static List<JsonNode> asked(String hospital) {
    return QUESTIONS.getOrDefault(hospital, List.of());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
    QUESTIONS
        .computeIfAbsent(hospital, _ -> new CopyOnWriteArrayList<>())
        .add(JsonMapper.shared().readTree(exchange.getRequestBody()));
    var text = ANSWERS.getOrDefault(hospital, "{\"faults\": [], \"months\": []}");
    try (exchange) {
      if (text.isEmpty()) {
        exchange.sendResponseHeaders(503, -1);
      } else {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
