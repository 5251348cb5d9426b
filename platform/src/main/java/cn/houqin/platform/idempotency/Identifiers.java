package cn.houqin.platform.idempotency;

import cn.houqin.platform.caller.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids of what a call creates. */
public final class Identifiers {

  private Identifiers() {}

  /** The same for the same hospital, subject, command and key; random without a key. */
  public static String newId(Call call) {
    if (call.key() == null) {
      return UUID.randomUUID().toString().replace("-", "");
    }
    var text =
        String.join("\n", call.hospital(), call.caller().subject(), call.command(), call.key());
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
