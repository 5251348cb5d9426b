package cn.houqin.workorder.coverage;

import cn.houqin.events.contract.ContractEvent;
import org.jspecify.annotations.Nullable;

/**
 * A contract version that covers a line at a place.
 *
 * @param standbyRank null for the main vendor, else its place in the order of standby vendors
 */
public record Cover(
    String contract,
    int version,
    String vendor,
    @Nullable Integer standbyRank,
    ContractEvent.Version terms,
    ContractEvent.LineTerms line) {}
