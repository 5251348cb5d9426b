package cn.houqin.inventory.ceiling;

import cn.houqin.platform.problem.BrokenRule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Ordered and new together would go beyond the ceiling and its tolerance (409). */
public class CeilingExceeded extends BrokenRule {

  private final @Nullable String item;
  private final String detail;

  CeilingExceeded(Ceiling ceiling, BigDecimal asked, BigDecimal taken, BigDecimal most) {
    super(
        409,
        "ceiling-exceeded",
        ceiling.item() == null ? ceiling.contract() : ceiling.item(),
        text(asked),
        text(taken),
        text(most));
    this.item = ceiling.item();
    this.detail = "%s + %s > %s".formatted(text(taken), text(asked), text(most));
  }

  private static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /** Whose ceiling; null for the contract's value. */
  public @Nullable String item() {
    return item;
  }

  /** Taken + asked > most. */
  public String detail() {
    return detail;
  }
}
