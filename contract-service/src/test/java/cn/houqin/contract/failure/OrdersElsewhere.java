package cn.houqin.contract.failure;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Elsewhere;
import cn.houqin.events.Streams;
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

/** work-order-service as contract-service sees it: orders' steps, and what it announces. */
final class OrdersElsewhere {

  private static final Map<String, String> STEPS = new ConcurrentHashMap<>();

  static {
    serve();
  }

  private OrdersElsewhere() {}

  private static void serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/internal/work-orders/",
          exchange -> {
            var order = exchange.getRequestURI().getPath().split("/")[3];
            var text =
                """
                {"number":"CLEANING-2026-000001","line":"CLEANING","requestedAt":"2026-01-01T00:00:00Z",
                 "subject":{"category":"C","location":"B1","priority":"ROUTINE"},
                 "state":"COMPLETED","rating":null,"steps":[%s]}
                """
                    .formatted(STEPS.getOrDefault(order, ""))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
          });
      server.start();
      TestRoutes.set(
          "work-order-service", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What its owner says has happened with an order. */
  static void has(String order, String type, String at) {
    STEPS.put(
        order,
        "{\"type\":\"%s\",\"at\":\"%s\",\"reason\":null,\"vendor\":null}".formatted(type, at));
  }

  /** The clock COMPLETE of an order was not met. */
  static void announceBreach(String hospital, String order, String at) {
    Elsewhere.announce(
        Streams.WORK_ORDERS,
        "work-order.evidence-recorded.v1",
        hospital,
        order,
        """
        {"workOrder": "%1$s", "line": "CLEANING", "recordedAt": "%2$s", "evidence":
          {"evidenceId": "%1$s/COMPLETE#1", "indicator": "ON_TIME_COMPLETION", "contract": "HT-1", "contractVersion": 1,
           "line": "CLEANING", "vendor": "%3$s", "month": "2026-03", "numerator": "0", "denominator": "1",
           "datedAt": "%2$s", "source": "work-order", "sourceId": "%1$s", "cause": "COMPLETE#1"}}
        """
            .formatted(order, at, AHospital.VENDOR));
  }

  static void announceCompleted(String hospital, String order, String at) {
    Elsewhere.announce(
        Streams.WORK_ORDERS,
        "work-order.completed.v1",
        hospital,
        order,
        """
        {"workOrder": "%1$s", "line": "CLEANING", "vendor": null, "by": "w", "occurredAt": "%2$s", "recordedAt": "%2$s"}
        """
            .formatted(order, at));
  }

  static void announceWithdrawn(String hospital, String order) {
    Elsewhere.announce(
        Streams.WORK_ORDERS,
        "work-order.evidence-withdrawn.v1",
        hospital,
        order,
        """
        {"workOrder": "%1$s", "line": "CLEANING", "evidenceId": "%1$s/COMPLETE#1", "contract": "HT-1", "month": "2026-03",
         "reason": "wrong order", "withdrawnBy": "supervisor", "recordedAt": "2026-03-20T00:00:00Z"}
        """
            .formatted(order));
  }
}
