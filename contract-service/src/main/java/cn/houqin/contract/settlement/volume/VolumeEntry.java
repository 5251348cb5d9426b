package cn.houqin.contract.settlement.volume;

import java.math.BigDecimal;

/**
 * A billable quantity at its price.
 *
 * @param source where the figure comes from
 */
public record VolumeEntry(String item, BigDecimal quantity, BigDecimal fenPerUnit, String source) {}
