package cn.houqin.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token that was found good is not checked again at once; one that was refused always is. */
class KnownTokensTests {

  private final List<String> checked = new ArrayList<>();

  private KnownTokens tokens(Instant expires) {
    return new KnownTokens(
        text -> {
          checked.add(text);
          if (text.startsWith("bad")) {
            throw new BadJwtException("forged");
          }
          return Jwt.withTokenValue(text).header("alg", "RS256").expiresAt(expires).build();
        });
  }

  @Test
  void theSameTokenIsCheckedOnce() {
    var tokens = tokens(Instant.now().plusSeconds(600));

    assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
    tokens.decode("b");

    assertThat(checked).containsExactly("a", "b");
  }

  @Test
  void anExpiredOneIsCheckedAgain() {
    var tokens = tokens(Instant.now().minusSeconds(1));

    tokens.decode("a");
    tokens.decode("a");

    assertThat(checked).containsExactly("a", "a");
  }

  @Test
  void aRefusedOneIsRefusedEachTime() {
    var tokens = tokens(Instant.now().plusSeconds(600));

    assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);

    assertThat(checked).containsExactly("bad", "bad");
  }

  @Test
  void keepsNoMoreThanItsSize() {
    var tokens = tokens(Instant.now().plusSeconds(600));

    for (var n = 0; n < 4_001; n++) {
      tokens.decode("t" + n);
    }
    tokens.decode("t0");
    tokens.decode("t4000");

    assertThat(checked).hasSize(4_002).endsWith("t0");
  }
}
