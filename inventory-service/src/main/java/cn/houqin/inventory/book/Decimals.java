package cn.houqin.inventory.book;

import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;

/** Quantities as texts on the wire. */
public final class Decimals {

  private Decimals() {}

  /** At most 15 digits, and 6 decimals. */
  public static BigDecimal read(String pointer, String text) {
    if (!text.matches("\\d{1,15}(\\.\\d{1,6})?")) {
      throw Invalid.field(pointer, "decimal", text);
    }
    return new BigDecimal(text);
  }

  /** Without superfluous zeros. */
  public static String text(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }
}
