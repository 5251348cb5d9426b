package cn.houqin.inventory.ceiling;

import java.math.BigDecimal;

/** How much of an order's line counts under a ceiling, and whether that changes no more. */
public record LineStanding(int line, BigDecimal amount, boolean isFinished) {}
