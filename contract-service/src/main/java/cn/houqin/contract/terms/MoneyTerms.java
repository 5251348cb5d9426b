package cn.houqin.contract.terms;

import cn.houqin.contract.payment.PaymentMechanism;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a version concerns money alone. Decimals carry no trailing zeros, so that equal terms are
 * equal.
 *
 * @param mechanisms payment mechanism by line
 * @param prices price items besides the monthly fee, by line
 * @param linePercent cap of a line's deductions in percent of its fee
 * @param contractPercent cap of all deductions in percent of all fees
 */
public record MoneyTerms(
    Map<String, PaymentMechanism> mechanisms,
    Map<String, List<PriceItem>> prices,
    @Nullable BigDecimal linePercent,
    @Nullable BigDecimal contractPercent,
    @Nullable BonusTerms bonus,
    @Nullable Ceilings ceilings) {

  /** A bonus for a grade, in percent of all fees, held to a cap. */
  public record BonusTerms(String grade, BigDecimal percent, long capFen) {}

  /**
   * A price beside the monthly fee.
   *
   * @param unit kg, trip, m2, meal, head, ... (UNIT_RATE)
   * @param fenPerUnit fen (UNIT_RATE)
   * @param discountPercent off the list price (FRAMEWORK_DISCOUNT)
   * @param thresholdFen up to which parts are included in the fee (PARTS_THRESHOLD)
   */
  public record PriceItem(
      String item,
      Kind kind,
      @Nullable String unit,
      @Nullable BigDecimal fenPerUnit,
      @Nullable BigDecimal discountPercent,
      @Nullable Long thresholdFen) {

    /** How an item is priced; the monthly fee is the line's own. */
    public enum Kind {
      UNIT_RATE,
      FRAMEWORK_DISCOUNT,
      PARTS_THRESHOLD
    }
  }

  /**
   * What may be ordered under the contract at most.
   *
   * @param quantities by price item
   * @param lastDay on which something may be ordered
   */
  public record Ceilings(
      @Nullable Long valueFen,
      @Nullable Map<String, BigDecimal> quantities,
      @Nullable LocalDate lastDay) {}
}
