package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestRoutes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class SeveralInstancesTests {

  private static final String ORDERS = "/api/service-lines/PAIR/work-orders";

  @LocalServerPort private int port;
  private AService first;
  private AService second;
  private Visitor visitor;

  @BeforeEach
  void start() {
    first = AService.named("first");
    second = AService.named("second");
    TestRoutes.only("line:PAIR", List.of(first.base(), second.base()));
    await().atMost(Duration.ofSeconds(5)).until(this::isShared);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  /** Ten requests; true if both had some. */
  private boolean isShared() {
    first.asked().clear();
    second.asked().clear();
    visitor = Visitor.at(port);
    for (var i = 0; i < 10; i++) {
      assertThat(visitor.post(ORDERS).status()).isEqualTo(200);
    }
    return !first.asked().isEmpty() && !second.asked().isEmpty();
  }

  @Test
  void takeRequestsInTurn() {
    assertThat(isShared()).isTrue();
    assertThat(first.asked()).hasSize(5);
    assertThat(second.asked()).hasSize(5);
  }

  @Test
  void oneThatIsGoneCostsNoRequestAndNoneIsSentTwice() {
    first.close();

    for (var i = 0; i < 6; i++) {
      assertThat(visitor.post(ORDERS).status()).isEqualTo(200);
    }

    first = first.again();
    await().atMost(Duration.ofSeconds(5)).until(this::isShared);
  }

  @Test
  void oneThatSaysItIsLeavingGetsNoMore() {
    first.leave();

    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> {
              first.asked().clear();
              visitor = Visitor.at(port);
              return visitor.get(ORDERS).status() == 200
                  && visitor.get(ORDERS).status() == 200
                  && first.asked().isEmpty();
            });
    second.asked().clear();
    assertThat(isShared()).isFalse();
    assertThat(second.asked()).hasSize(10);
  }

  @Test
  void whereAllAreGoneItIsSaidAsOfOneThatIsAway() {
    first.close();
    second.close();

    var refused = visitor.post(ORDERS);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(refused.body().toString()).contains("work-order-service/PAIR");
  }
}
