package cn.houqin.inventory.ceiling;

/**
 * Who claims: a purchase order.
 *
 * @param version the order's stored version when the claim was made; only on that one may it be
 *     issued
 */
public record Owner(String order, long version) {}
