package cn.houqin.platform.security;

import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Does not check the very same token again for a minute, or until it expires: who works sends the
 * same one with every request. A key that its issuer withdraws is trusted for that minute longer.
 */
final class KnownTokens implements JwtDecoder {

  static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  private static final int MOST = 4_000;

  private final JwtDecoder checking;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  /** A token that was found good. */
  private record Known(Jwt token, Instant until) {}

  KnownTokens(JwtDecoder checking) {
    this.checking = checking;
  }

  @Override
  public Jwt decode(String text) {
    var now = MachineTime.now();
    var before = find(text);
    if (before != null && now.isBefore(before.until())) {
      return before.token();
    }
    var token = checking.decode(text);
    keep(text, new Known(token, until(token, now)));
    return token;
  }

  private static Instant until(Jwt token, Instant now) {
    var most = now.plus(KNOWN_FOR);
    var expires = token.getExpiresAt();
    return expires != null && expires.isBefore(most) ? expires : most;
  }

  private @Nullable Known find(String text) {
    synchronized (known) {
      return known.get(text);
    }
  }

  private void keep(String text, Known token) {
    synchronized (known) {
      known.remove(text);
      known.put(text, token);
    }
  }
}
