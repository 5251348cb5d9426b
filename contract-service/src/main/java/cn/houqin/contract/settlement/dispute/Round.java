package cn.houqin.contract.settlement.dispute;

import cn.houqin.contract.payment.Settlement;
import java.time.Instant;
import java.util.List;

/**
 * A draft that another one replaced, with what was disputed of it.
 *
 * @param number 1 for the first draft
 * @param asOf as of when it was made
 * @param digest of what it was computed of and what came out
 */
public record Round(
    int number,
    String author,
    Instant asOf,
    String digest,
    Settlement result,
    List<Dispute> disputes,
    String replacedBy,
    Instant replacedAt) {}
