package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SHA-256 over all that a score is made of: the same inputs in any order give the same digest. */
public final class Digest {

  private Digest() {}

  /**
   * @param scheme the scheme's name and version, whose text never changes
   */
  public static String of(String scheme, ScoreInput input) {
    var text = new StringBuilder("scheme " + scheme + "\n" + input.scheme() + "\n");
    input.observations().stream()
        .map(
            o ->
                "observation %s %s %s/%s\n"
                    .formatted(
                        o.observation(),
                        o.indicator(),
                        plain(o.numerator()),
                        plain(o.denominator())))
        .sorted()
        .forEach(text::append);
    new TreeMap<>(input.ratings())
        .forEach(
            (rater, given) ->
                text.append("ratings ")
                    .append(rater)
                    .append(
                        given.stream()
                            .map(Digest::plain)
                            .sorted()
                            .collect(Collectors.joining(" ", " ", "\n"))));
    input.adjustments().stream()
        .map(a -> "adjustment %s %s\n".formatted(a.kind(), plain(a.points())))
        .sorted()
        .forEach(text::append);
    return sha256(text.toString());
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** SHA-256 (hex) of a text. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
