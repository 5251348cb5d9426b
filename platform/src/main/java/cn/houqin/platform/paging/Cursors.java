package cn.houqin.platform.paging;

import cn.houqin.platform.problem.Invalid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/** Opaque cursors: signed, and bound to the hospital and the query they came from. */
public final class Cursors {

  private static final int SIGNATURE = 16;

  private final byte[] secret;

  public Cursors(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * @param boundTo hospital, filters and sort as text
   */
  public String encode(Document position, String boundTo) {
    var payload = position.toJson().getBytes(StandardCharsets.UTF_8);
    var signed = ByteBuffer.allocate(SIGNATURE + payload.length);
    signed.put(sign(payload, boundTo)).put(payload);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
  }

  /** Refuses a cursor that was not made here for the same query. */
  public Document decode(String cursor, String boundTo) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw Invalid.field("after", "cursor", cursor);
    }
    if (bytes.length <= SIGNATURE) {
      throw Invalid.field("after", "cursor", cursor);
    }
    var payload = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
    var signature = Arrays.copyOf(bytes, SIGNATURE);
    if (!MessageDigest.isEqual(signature, sign(payload, boundTo))) {
      throw Invalid.field("after", "cursor", cursor);
    }
    return Document.parse(new String(payload, StandardCharsets.UTF_8));
  }

  private byte[] sign(byte[] payload, String boundTo) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(boundTo.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
