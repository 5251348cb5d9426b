package cn.houqin.workorder.holding;

/** A contract version under which an order is offered to a vendor, or given to it. */
public record Offer(String contract, int contractVersion, String vendor) {}
