package cn.houqin.kpi;

import cn.houqin.kpi.source.Manifests.Manifest;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The services that give evidence, as far as this one asks them. */
public final class Sources {

  private static final Map<String, Set<String>> GIVEN = new ConcurrentHashMap<>();
  private static final String DELIVERIES = "deliveries of ";
  private static final Set<String> AWAY = new ConcurrentSkipListSet<>();
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final URI BASE = serve();

  private Sources() {}

  private static URI serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", Sources::answer);
      server.start();
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Both are where this service looks for them. */
  static void start() {
    TestRoutes.set("work-order-service", BASE);
    TestRoutes.set("inventory-service", BASE);
  }

  /** work-order-service has given this figure. */
  public static void gave(String hospital, String card, String evidenceId) {
    GIVEN
        .computeIfAbsent(hospital + "~" + card, _ -> new ConcurrentSkipListSet<>())
        .add(evidenceId);
  }

  /** inventory-service has given this figure. */
  public static void gaveDelivery(String hospital, String card, String evidenceId) {
    gave(DELIVERIES + hospital, card, evidenceId);
  }

  /** Whether work-order-service answers for a hospital. */
  public static void away(String hospital, boolean isAway) {
    if (isAway) {
      AWAY.add(hospital);
    } else {
      AWAY.remove(hospital);
    }
  }

  /** How often work-order-service was asked for a manifest. */
  public static int asked() {
    return ASKED.get();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
    try (exchange) {
      if (path.equals("/internal/evidence-manifest")) {
        answer(exchange, manifest(delivered(exchange, hospital)));
      } else if (AWAY.contains(hospital)) {
        exchange.sendResponseHeaders(503, -1);
      } else if (path.endsWith("/evidence-manifest")) {
        ASKED.incrementAndGet();
        answer(exchange, manifest(given(exchange, hospital)));
      } else if (path.endsWith("/unknown")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (path.startsWith("/internal/inspections/")) {
        answer(exchange, INSPECTION);
      } else if (path.startsWith("/internal/purchase-orders/")) {
        answer(exchange, PURCHASE_ORDER);
      } else {
        answer(exchange, ORDER);
      }
    }
  }

  private static Set<String> given(HttpExchange exchange, String hospital) {
    return given(exchange, hospital, exchange.getRequestURI().getPath().split("/")[3]);
  }

  private static Set<String> delivered(HttpExchange exchange, String hospital) {
    return given(exchange, DELIVERIES + hospital, parameter(exchange, "line"));
  }

  private static Set<String> given(HttpExchange exchange, String giver, String line) {
    var contract = parameter(exchange, "contract");
    var month = parameter(exchange, "month");
    return GIVEN.getOrDefault(String.join("~", giver, contract, line, month), Set.of());
  }

  private static String parameter(HttpExchange exchange, String name) {
    return exchange.getRequestURI().getQuery().replaceAll(".*" + name + "=([^&]+).*", "$1");
  }

  private static String manifest(Set<String> ids) {
    var manifest = Manifest.of(List.copyOf(ids));
    return "{\"count\":%d,\"sha256\":\"%s\"}".formatted(manifest.count(), manifest.sha256());
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static final String ORDER =
      """
      {"number": "CLEANING-2026-000001", "line": "CLEANING",
       "subject": {"category": "spill", "location": "B1-3F", "priority": "URGENT"},
       "requestedAt": "2026-09-01T01:00:00Z", "state": "CLOSED", "rating": 5,
       "steps": [{"type": "REQUESTED", "at": "2026-09-01T01:00:00Z", "reason": null, "vendor": null}],
       "addedLater": true}
      """;

  private static final String INSPECTION =
      """
      {"line": "CLEANING", "location": "B1-3F", "vendor": "913100006688356013",
       "endedAt": "2026-09-01T01:00:00Z", "passed": 8, "failed": 2,
       "elements": [{"element": "floor", "result": "FAILED", "remark": "wet"}], "addedLater": true}
      """;

  private static final String PURCHASE_ORDER =
      """
      {"number": "PO-2026-000001", "contract": "HT-1", "vendor": "913100006688356013",
       "deliverBy": "2026-09-10", "status": "CONFIRMED",
       "lines": [{"line": 1, "item": "GLOVE", "material": "GLOVE", "quantity": "100", "tolerancePercent": "0"}],
       "deliveries": [{"delivery": 1, "state": "RECEIVED", "announced": [{"line": 1, "quantity": "98"}],
         "arrivedAt": "2026-09-09T01:00:00Z",
         "found": [{"line": 1, "delivered": "98", "accepted": "96", "rejected": "2", "rejectReason": "TORN"}]}]}
      """;
}
