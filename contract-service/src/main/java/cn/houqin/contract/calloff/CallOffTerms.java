package cn.houqin.contract.calloff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be called off a contract at an instant, and at what price.
 *
 * @param version in force; 0 if none is
 * @param reasons why nothing may be called off now; none if it may
 * @param valueCeilingFen of everything ordered under the contract; null for none
 * @param tolerancePercent by which ceilings may be exceeded
 */
record CallOffTerms(
    String contract,
    int version,
    String vendor,
    List<Reason> reasons,
    List<ItemTerms> items,
    @Nullable Long valueCeilingFen,
    BigDecimal tolerancePercent) {

  /** Why not. */
  enum Reason {
    CONTRACT_NOT_ACTIVE,
    NO_VERSION_IN_FORCE,
    AFTER_LAST_DAY,
    VENDOR_UNKNOWN,
    VENDOR_NOT_APPROVED,
    QUALIFICATION_EXPIRED,
    VENDOR_SUSPENDED_FROM_LINE,
    ITEM_NOT_IN_CONTRACT,
    ITEM_NOT_PRICED
  }

  /**
   * An item asked about.
   *
   * @param reason why it has no price; null if it has one
   * @param line the service line whose item it is
   * @param fenPerUnit exact
   * @param ceilingQuantity of everything ordered of it; null for none
   */
  record ItemTerms(
      String item,
      @Nullable Reason reason,
      @Nullable String line,
      @Nullable String unit,
      @Nullable BigDecimal fenPerUnit,
      @Nullable BigDecimal ceilingQuantity) {

    static ItemTerms without(String item, Reason reason) {
      return new ItemTerms(item, reason, null, null, null, null);
    }
  }
}
