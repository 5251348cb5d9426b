package cn.houqin.contract.settlement.card;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The final card a line is settled by. */
public record Card(
    String scorecard,
    int revision,
    @Nullable BigDecimal total,
    @Nullable String grade,
    String digest) {}
