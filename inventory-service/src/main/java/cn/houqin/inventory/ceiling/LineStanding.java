package cn.houqin.inventory.ceiling;

import java.math.BigDecimal;

/**
 * How much of an order's line counts under a ceiling, and whether that changes no more.
 *
 * @param asOf the order's stored version that says so; what an older one said does not overtake it
 */
public record LineStanding(int line, BigDecimal amount, boolean isFinished, long asOf) {}
