package cn.houqin.workorder.holding;

import java.time.Instant;

/** An assignment to a vendor under a contract version; numbers count from 1 within the order. */
public record Held(
    int number, String contract, int contractVersion, String vendor, Instant dispatchedAt) {}
