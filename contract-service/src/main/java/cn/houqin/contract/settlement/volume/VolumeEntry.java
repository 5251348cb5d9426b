package cn.houqin.contract.settlement.volume;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A billable quantity at its price.
 *
 * @param source where the figure comes from
 * @param counted what counting it from orders came to; shown beside, not charged
 */
public record VolumeEntry(
    String item,
    BigDecimal quantity,
    BigDecimal fenPerUnit,
    String source,
    @Nullable BigDecimal counted) {

  /** A quantity that nobody counted. */
  public VolumeEntry(String item, BigDecimal quantity, BigDecimal fenPerUnit, String source) {
    this(item, quantity, fenPerUnit, source, null);
  }

  VolumeEntry counting(@Nullable BigDecimal count) {
    return new VolumeEntry(item, quantity, fenPerUnit, source, count);
  }
}
