package cn.houqin.inventory.ceiling;

import java.math.BigDecimal;

/**
 * The most that may be ordered, as the contract version in force says.
 *
 * @param tolerancePercent by which it may be exceeded
 */
public record Limit(BigDecimal ceiling, BigDecimal tolerancePercent) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** ceiling x (1 + tolerance), exactly. */
  public BigDecimal most() {
    return ceiling.multiply(HUNDRED.add(tolerancePercent)).movePointLeft(2);
  }
}
