package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Each test has a line's deployment of its own, and with it a breaker of its own. */
@GatewayTest
class ServiceAwayTests {

  @LocalServerPort private int port;
  @Autowired private ConnectionProvider connections;
  @Autowired private MeterRegistry meters;
  private AService cell;
  private Visitor visitor;

  @BeforeEach
  void start() {
    cell = AService.named("cell");
    visitor = Visitor.at(port);
  }

  @AfterEach
  void stop() {
    cell.close();
  }

  private double breaker(String line, String state) {
    return meters
        .get("resilience4j.circuitbreaker.state")
        .tags("name", "work-order-service/" + line, "state", state)
        .gauge()
        .value();
  }

  private static String orders(String line) {
    return "/api/service-lines/" + line + "/work-orders";
  }

  @Test
  void aFrozenServiceIsAnsweredForWithinTheLimitThenLeftAloneThenFoundAgain() {
    TestRoutes.only("line:FROZEN", cell.base());
    cell.freeze();
    var answeredFor = new CopyOnWriteArrayList<Visitor.Answer>();

    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 5; i++) {
        people.submit(() -> answeredFor.add(refusedInTime("FROZEN")));
      }
    }
    assertThat(answeredFor).hasSize(5);
    var askedBefore = cell.asked().size();
    var from = System.nanoTime();
    var leftAlone = visitor.get(orders("FROZEN"));

    assertThat(askedBefore).as("nothing is sent twice").isEqualTo(5);
    assertThat(leftAlone.status()).isEqualTo(503);
    assertThat(cell.asked()).hasSize(askedBefore);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMillis(900));
    assertThat(breaker("FROZEN", "open")).isEqualTo(1);
    cell.thaw();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> visitor.get(orders("FROZEN")).status() == 200);
  }

  private Visitor.Answer refusedInTime(String line) {
    var from = System.nanoTime();
    var refused = visitor.post(orders(line));
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMillis(2_000));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("service-away");
    assertThat(refused.body().toString()).contains("work-order-service/" + line);
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    return refused;
  }

  @Test
  void whoLivesMayTakeItsTimeOverARequest() throws Exception {
    TestRoutes.only("line:SLOW", cell.base());
    cell.dawdle();
    try (var person = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = person.submit(() -> visitor.post(orders("SLOW")));

      await()
          .during(Duration.ofMillis(2_300))
          .atMost(Duration.ofSeconds(3))
          .until(() -> !answer.isDone());
      cell.thaw();

      assertThat(answer.get().status()).isEqualTo(200);
    }
  }

  @Test
  void aServiceIsHandedAsManyRequestsAtOnceAsThereAre() {
    var many = 540;
    cell.dawdle();

    var answers =
        Flux.range(0, many)
            .flatMap(_ -> HttpClient.create(connections).get().uri(cell.base()).response(), many)
            .map(answer -> answer.status().code())
            .collectList()
            .toFuture();
    await().atMost(Duration.ofSeconds(60)).until(() -> cell.asked().size() == many);
    cell.thaw();

    assertThat(answers.join()).hasSize(many).containsOnly(200);
  }

  @Test
  void whoLivesAndNeverAnswersIsAnsweredForAfterTheReadTimeout() {
    TestRoutes.only("line:ENDLESS", cell.base());
    cell.dawdle();

    var refused = visitor.post(orders("ENDLESS"));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("service-away");
    assertThat(cell.asked()).as("nothing is sent twice").hasSize(1);
  }

  @Test
  void aServiceThatIsAwayIsAnsweredForAtOnceAndFoundAgain() {
    TestRoutes.only("line:AWAY", cell.base());
    assertThat(visitor.get(orders("AWAY")).status()).isEqualTo(200);
    cell.close();

    var refused = visitor.get(orders("AWAY"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("2");

    cell = cell.again();
    await().atMost(Duration.ofSeconds(10)).until(() -> visitor.get(orders("AWAY")).status() == 200);
  }

  @Test
  void oneServiceAwayLeavesTheOthersUntouched() {
    try (var other = AService.named("other")) {
      TestRoutes.only("line:GONE", cell.base(), "contract-service", other.base());
      cell.close();
      for (var i = 0; i < 8; i++) {
        assertThat(visitor.get(orders("GONE")).status()).isEqualTo(503);
      }

      assertThat(visitor.get("/api/vendors").status()).isEqualTo(200);
    }
  }

  @Test
  void aServiceNobodyHasSaidWhereItIsIsAwayToo() {
    TestRoutes.only("line:ELSEWHERE", cell.base());

    var refused = visitor.get("/api/materials");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().toString()).contains("inventory-service");
  }
}
