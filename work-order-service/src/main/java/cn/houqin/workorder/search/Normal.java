package cn.houqin.workorder.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as it is compared: full-width and half-width forms, capitals and blanks make no difference.
 */
public final class Normal {

  private Normal() {}

  public static String of(String text) {
    var form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return form.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}
