package cn.houqin.kpi;

import cn.houqin.platform.testing.TestRoutes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** contract-service as far as this service asks it; no month has a settlement until told so. */
public final class SettlementsElsewhere {

  private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, List<JsonNode>> QUESTIONS = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> SUMS = new ConcurrentHashMap<>();
  private static final URI BASE = serve();

  private SettlementsElsewhere() {}

  private static URI serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/internal/settlement-trials", SettlementsElsewhere::answer);
      server.createContext("/internal/settlement-sums", SettlementsElsewhere::sums);
      server.start();
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static void start() {
    TestRoutes.set("contract-service", BASE);
  }

  /** What it says of every contract of a hospital. */
  public static void says(String hospital, String answer) {
    ANSWERS.put(hospital, answer);
  }

  /** It answers 503. */
  public static void isAway(String hospital) {
    ANSWERS.put(hospital, "");
  }

  /** What it was asked for a hospital. */
  public static List<JsonNode> asked(String hospital) {
    return QUESTIONS.getOrDefault(hospital, List.of());
  }

  /** A contract's month was settled at so much. */
  public static void settled(String hospital, String contract, YearMonth month, long fen) {
    ANSWERS.remove(hospital);
    SUMS.computeIfAbsent(hospital, _ -> new CopyOnWriteArrayList<>())
        .add(
            "{\"contract\": \"%s\", \"month\": \"%s\", \"fen\": %d}"
                .formatted(contract, month, fen));
  }

  private static void sums(HttpExchange exchange) throws IOException {
    var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
    var query = exchange.getRequestURI().getQuery();
    var from = query.replaceAll(".*from=([^&]+).*", "$1");
    var to = query.replaceAll(".*to=([^&]+).*", "$1");
    var within =
        SUMS.getOrDefault(hospital, List.of()).stream()
            .filter(
                one -> {
                  var month = one.replaceAll(".*\"month\": \"([^\"]+).*", "$1");
                  return month.compareTo(from) >= 0 && month.compareTo(to) <= 0;
                })
            .toList();
    var isAway = ANSWERS.getOrDefault(hospital, "told").isEmpty();
    send(exchange, isAway ? "" : "{\"settled\": [" + String.join(",", within) + "]}");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
    QUESTIONS
        .computeIfAbsent(hospital, _ -> new CopyOnWriteArrayList<>())
        .add(JsonMapper.shared().readTree(exchange.getRequestBody()));
    send(exchange, ANSWERS.getOrDefault(hospital, "{\"faults\": [], \"months\": []}"));
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
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
