package cn.houqin.contract.coverage;

/**
 * Who claims: a version of a contract.
 *
 * @param version of its terms
 * @param contractVersion the contract's stored version when the claim was made; only on that one
 *     may it be signed
 */
public record Owner(String contract, int version, long contractVersion) {}
