package cn.houqin.contract.settlement;

import cn.houqin.platform.testing.TestRoutes;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** vendor-kpi-service as contract-service sees it: it tells final cards, and 409 of others. */
public final class ScoringElsewhere {

  private static final Map<String, String> CARDS = new ConcurrentHashMap<>();
  private static final HttpServer SERVER = serve();

  private ScoringElsewhere() {}

  private static HttpServer serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/internal/scorecards/",
          exchange -> {
            var card = exchange.getRequestURI().getPath().split("/")[3];
            var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
            var found = CARDS.get(hospital + "/" + card);
            var text = (found == null ? "{}" : found).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(found == null ? 409 : 200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
          });
      server.start();
      TestRoutes.set(
          "vendor-kpi-service", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A card is final. */
  public static void finalCard(String hospital, String card, String total, String grade) {
    finalCard(hospital, card, 1, total, grade);
  }

  static void finalCard(String hospital, String card, int revision, String total, String grade) {
    if (SERVER.getAddress() == null) {
      throw new AssertionError("It does not listen");
    }
    CARDS.put(
        hospital + "/" + card,
        """
        {"scorecard": "%s", "revision": %d, "state": "SCORED", "total": "%s", "grade": "%s", "digest": "d",
         "closedOrders": "17"}
        """
            .formatted(card, revision, total, grade));
  }
}
