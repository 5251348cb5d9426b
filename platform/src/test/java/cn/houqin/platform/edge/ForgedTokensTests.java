package cn.houqin.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.ForgedTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class ForgedTokensTests {

  @LocalServerPort private int port;

  static Stream<Arguments> forged() {
    return ForgedTokens.all("H1").entrySet().stream()
        .map(token -> Arguments.of(token.getKey(), token.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forged")
  void isSentAwayWithAChallengeAndAProblem(String what, String token) {
    var read = new Client(port).get("/api/forms", "Authorization", "Bearer " + token);
    var write = new Client(port).post(Client.GOOD, "Authorization", "Bearer " + token);

    for (var answer : new Client.Answer[] {read, write}) {
      assertThat(answer.status()).as(what).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.problem()).isEqualTo("not-signed-in");
    }
  }

  @Test
  void anEmptyOrForeignSchemeIsNobody() {
    assertThat(new Client(port).get("/api/forms", "Authorization", "Bearer ").status())
        .isEqualTo(401);
    assertThat(new Client(port).get("/api/forms", "Authorization", "Basic YTpi").status())
        .isEqualTo(401);
  }

  @Test
  void aGenuineOneIsLetIn() {
    var token = ForgedTokens.genuine("H1");

    assertThat(new Client(port).get("/api/forms", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
  }
}
