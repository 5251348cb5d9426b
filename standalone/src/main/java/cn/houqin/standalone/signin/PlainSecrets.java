package cn.houqin.standalone.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Secrets of a laptop's demo hospital are on its one screen anyway: they are kept as they are. */
final class PlainSecrets implements PasswordEncoder {

  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : secret.toString();
  }

  @Override
  public boolean matches(@Nullable CharSequence given, @Nullable String known) {
    return given != null
        && known != null
        && MessageDigest.isEqual(
            given.toString().getBytes(StandardCharsets.UTF_8),
            known.getBytes(StandardCharsets.UTF_8));
  }
}
