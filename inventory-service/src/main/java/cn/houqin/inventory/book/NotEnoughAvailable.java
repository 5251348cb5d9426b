package cn.houqin.inventory.book;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.List;

/** More was asked for than is available; available never goes below zero (409). */
public class NotEnoughAvailable extends BrokenRule {

  public NotEnoughAvailable(BigDecimal asked, BigDecimal available) {
    super(
        409,
        "not-enough-available",
        List.of(
            FieldError.of(
                "/quantity",
                "at-most-available",
                asked.toPlainString(),
                available.toPlainString())),
        asked.toPlainString(),
        available.toPlainString());
  }
}
