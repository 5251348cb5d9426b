package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestRoutes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sixty requests per client and minute. */
@GatewayTest
class RateLimitTests {

  @LocalServerPort private int port;
  private AService contracts;

  @BeforeEach
  void start() {
    contracts = AService.named("contracts");
    TestRoutes.only("contract-service", contracts.base());
  }

  @AfterEach
  void stop() {
    contracts.close();
  }

  @Test
  void aClientIsToldWhatIsLeftAndLaterToComeBack() {
    var eager = Visitor.at(port);
    var other = Visitor.at(port);

    var first = eager.get("/api/vendors");
    var second = eager.get("/api/board?line=CLEANING");
    var answers = IntStream.range(0, 70).mapToObj(_ -> eager.get("/api/vendors")).toList();
    var last = answers.getLast();

    assertThat(first.header("RateLimit")).isEqualTo("\"client\";r=59");
    assertThat(first.header("RateLimit-Policy"))
        .isEqualTo("\"client\";q=60;w=60;qu=\"requests per gateway instance\"");
    assertThat(second.header("RateLimit")).startsWith("\"client\";r=5");
    assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
        .isBetween(58L, 65L);
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-requests");
    assertThat(last.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(eager.get("/api/board").status()).isEqualTo(429);
    assertThat(other.get("/api/vendors").status()).isEqualTo(200);
  }
}
