package cn.houqin.workorder.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock of the hospital's promise to the requester; it counts against no vendor.
 *
 * @param clock RESPOND, ARRIVE, MAKE_SAFE or COMPLETE
 * @param state RUNNING, MET, BREACHED, or VOID where the order was broken off
 */
public record Promised(
    String clock, @Nullable Instant deadline, String state, @Nullable Instant decidedAt) {}
