package cn.houqin.standalone.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doctor says in plain words what a service's own answers tell. */
class DoctorTests {

  private static final String WELL =
      """
      {"status":"UP","components":{"mongo":{"status":"UP"},"discoveryComposite":{"status":"UNKNOWN"}}}
      """;
  private static final String QUIET =
      """
      # HELP houqin_dead_letters_open waiting
      # TYPE houqin_dead_letters_open gauge
      houqin_dead_letters_open 0.0
      houqin_relay_lag{aggregate="work-order"} 3.0
      houqin_inbox_delay_seconds_bucket{topic="houqin.work-orders",le="+Inf"} 7
      """;

  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private Doctor.Patient patient(String health, String metrics) {
    var answers =
        Map.of(
            "/actuator/health",
            health,
            "/actuator/health/readiness",
            "{}",
            "/actuator/prometheus",
            metrics);
    answers.forEach(
        (path, body) ->
            server.createContext(
                path,
                exchange -> {
                  var bytes = body.getBytes(UTF_8);
                  exchange.sendResponseHeaders(200, bytes.length);
                  exchange.getResponseBody().write(bytes);
                  exchange.close();
                }));
    return new Doctor.Patient(
        "some-service", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @Test
  void findsNothingWrongWithAServiceThatIsWell() {
    assertThat(new Doctor().look(patient(WELL, QUIET))).isEmpty();
  }

  @Test
  void saysWhichPartIsDown() {
    var health =
        """
        {"status":"DOWN","components":{"mongo":{"status":"DOWN"},"copies":{"status":"UP"}}}
        """;

    assertThat(new Doctor().look(patient(health, QUIET))).containsExactly("mongo is DOWN");
  }

  @Test
  void saysWhatWaitsAndWhere() {
    var metrics =
        """
        houqin_dead_letters_open 2.0
        houqin_relay_lag{aggregate="work-order"} 61.0
        houqin_timers_lag{aggregate="work-order"} 60.0
        houqin_orders_uncovered{line="CLEANING"} 1.0
        """;

    assertThat(new Doctor().look(patient(WELL, metrics)))
        .hasSize(3)
        .anySatisfy(said -> assertThat(said).startsWith("2 events could not take effect"))
        .anySatisfy(
            said ->
                assertThat(said)
                    .startsWith("events wait 61 s")
                    .endsWith("[aggregate=\"work-order\"]"))
        .anySatisfy(said -> assertThat(said).startsWith("1 open orders have no vendor"));
  }

  @Test
  void saysThatAServiceDoesNotAnswer() {
    var gone = patient(WELL, QUIET);
    server.stop(0);

    assertThat(new Doctor().look(gone)).containsExactly("does not answer within 5 s");
  }
}
