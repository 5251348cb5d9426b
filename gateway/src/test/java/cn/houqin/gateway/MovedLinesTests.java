package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestRoutes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line whose deployment says that it is not there any more. */
@GatewayTest
class MovedLinesTests {

  private static final String ORDERS = "/api/service-lines/MOVED/work-orders";

  @LocalServerPort private int port;
  private AService orders;
  private AService cell;
  private Visitor visitor;

  @BeforeEach
  void start() {
    orders = AService.named("orders");
    cell = AService.named("cell");
    visitor = Visitor.at(port);
  }

  @AfterEach
  void stop() {
    orders.close();
    cell.close();
  }

  @Test
  void aCommandForALineThatHasJustMovedGoesAfterItOnceWithItsBody() {
    TestRoutes.only("work-order-service", orders.base());
    orders.answerWith(421);
    orders.onAsked(
        () -> TestRoutes.only("work-order-service", orders.base(), "line:MOVED", cell.base()));

    var answer = visitor.post(ORDERS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("name").asString()).isEqualTo("cell");
    assertThat(orders.asked()).containsExactly("POST " + ORDERS);
    assertThat(cell.asked()).containsExactly("POST " + ORDERS);
    assertThat(cell.sent()).isEqualTo(1);
  }

  @Test
  void whereNobodyServesALineTheRequestMayComeAgain() {
    TestRoutes.only("work-order-service", orders.base());
    orders.answerWith(421);

    var nowhere = visitor.post(ORDERS);
    assertThat(nowhere.status()).isEqualTo(503);
    assertThat(nowhere.header("Retry-After")).isEqualTo("2");
    assertThat(orders.asked()).hasSize(1);

    cell.answerWith(421);
    orders.onAsked(
        () -> TestRoutes.only("work-order-service", orders.base(), "line:MOVED", cell.base()));
    assertThat(visitor.post(ORDERS).status()).isEqualTo(503);
    assertThat(cell.asked()).hasSize(1);
  }

  @Test
  void ofTwoInstancesAFrozenOneIsPassedOverInTimeByWhoOnlyAsks() throws Exception {
    try (var second = AService.named("second")) {
      TestRoutes.only("line:MOVED", List.of(cell.base(), second.base()));
      cell.freeze();

      for (var i = 0; i < 2; i++) {
        var from = System.nanoTime();
        assertThat(visitor.get(ORDERS).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
      }
      assertThat(second.asked()).hasSize(2);
    }
  }
}
