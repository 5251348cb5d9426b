package cn.houqin.platform.filing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 (hex) over canonical extended JSON with sorted field names: the same for the same fields,
 * in whatever order the store keeps them.
 */
public final class Digests {

  private static final JsonWriterSettings CANONICAL =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  private final DocumentCodec codec;

  public Digests(CodecRegistry codecs) {
    this.codec = new DocumentCodec(codecs);
  }

  public String of(Document fields) {
    var text = sorted(fields).toJson(CANONICAL, codec);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Document sorted(Map<?, ?> fields) {
    var byName = new TreeMap<String, @Nullable Object>();
    fields.forEach((name, value) -> byName.put(String.valueOf(name), sorted(value)));
    return new Document(byName);
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> fields -> sorted(fields);
      case Collection<?> items -> items.stream().<@Nullable Object>map(Digests::sorted).toList();
      case null, default -> value;
    };
  }
}
