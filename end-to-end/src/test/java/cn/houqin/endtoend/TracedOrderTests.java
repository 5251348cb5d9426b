package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One trace from the request at the gateway to the figure that its score counts. */
class TracedOrderTests {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String ORDERS = "/api/service-lines/CLEANING/work-orders";

  private final Logger way = (Logger) LoggerFactory.getLogger("cn.houqin.trace");
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final AMonth month = AMonth.lived();

  @BeforeEach
  void listen() {
    told.start();
    way.setLevel(Level.DEBUG);
    way.addAppender(told);
  }

  @AfterEach
  void stop() {
    way.detachAppender(told);
    way.setLevel(null);
  }

  @Test
  void leadsFromTheGatewayThroughOutboxAndTopicToTheScore() throws Exception {
    var asked = "{\"category\":\"spill\",\"location\":\"B1-3F-W7\",\"priority\":\"URGENT\"}";
    var made = post("live-nurse", ORDERS, asked);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().allValues("traceparent"))
        .hasSize(1)
        .first()
        .asString()
        .contains(TRACE);
    var id = JsonMapper.shared().readTree(made.body()).get("workOrder").asString();
    for (var step :
        List.of(
            "live-dispatcher /acceptance",
            "live-dispatcher /dispatch",
            "live-jiekang /acknowledgement")) {
      var words = step.split(" ");
      assertThat(post(words[0], ORDERS + "/" + id + words[1], "{}").statusCode()).isEqualTo(200);
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> isCounted(id));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(places())
                    .contains(
                        "answered POST " + ORDERS + " 201",
                        "published work-order.requested.v1 1 of " + id)
                    .anyMatch(one -> one.matches("published work-order.evidence-recorded.v1 .*"))
                    .anyMatch(
                        one -> one.startsWith("took effect work-order.evidence-recorded.v1 ")));
    assertThat(places().stream().filter(("answered POST " + ORDERS + " 201")::equals))
        .as("gateway and service")
        .hasSize(2);
  }

  /** What was told under this trace. */
  private List<String> places() {
    return List.copyOf(told.list).stream()
        .filter(one -> one.getMDCPropertyMap().getOrDefault("traceparent", "").contains(TRACE))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private boolean isCounted(String order) {
    try (var store = MongoClients.create(month.platform().storeAddress())) {
      return store
              .getDatabase("houqin_kpi")
              .getCollection("observations")
              .countDocuments(new Document("sourceId", order))
          > 0;
    }
  }

  private HttpResponse<String> post(String user, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(month.platform().address() + path))
            .header("Authorization", "Bearer " + month.api().token(user))
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
