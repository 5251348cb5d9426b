package cn.houqin.workorder.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's people say of what they do.
 *
 * @param occurredAt when it happened, if there was no signal then; now if null
 */
record WorkForm(@Nullable Instant occurredAt) {}
