package cn.houqin.workorder.past;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What historic orders and their rows are recognised by. */
public final class Digests {

  private Digests() {}

  /** The id of a historic order: the same for the same line and external id. */
  public static String id(String line, String externalId) {
    return of(line + "\n" + externalId).substring(0, 32);
  }

  /** SHA-256, in hexadecimal digits. */
  public static String of(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
