package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.ForgedTokens;
import cn.houqin.platform.testing.TestRoutes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class ForgedTokensTests {

  @LocalServerPort private int port;

  static Stream<Arguments> forged() {
    return ForgedTokens.all("H1").entrySet().stream()
        .map(token -> Arguments.of(token.getKey(), token.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forged")
  void isSentAwayAtTheDoor(String what, String token) {
    try (var contracts = AService.named("contracts")) {
      TestRoutes.only("contract-service", contracts.base());
      var intruder = new Visitor(port, token);

      for (var path : new String[] {"/api/vendors", "/api/board", "/api/notices"}) {
        var answer = intruder.get(path);
        assertThat(answer.status()).as(what).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.problem()).isEqualTo("not-signed-in");
      }
      assertThat(contracts.asked()).isEmpty();
    }
  }

  @Test
  void whatTheyAreForgedOfIsLetIn() {
    try (var contracts = AService.named("contracts")) {
      TestRoutes.only("contract-service", contracts.base());

      assertThat(new Visitor(port, ForgedTokens.genuine("H1")).get("/api/vendors").status())
          .isEqualTo(200);
      assertThat(contracts.asked()).isNotEmpty();
    }
  }
}
