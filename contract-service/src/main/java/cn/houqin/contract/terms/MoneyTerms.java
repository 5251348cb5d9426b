package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.PaymentMechanism;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a version concerns money alone. Decimals carry no trailing zeros, so that equal terms are
 * equal.
 *
 * @param mechanisms payment mechanism by line
 * @param prices price items besides the monthly fee, by line
 * @param failureRules what counts as a failure by itself, by line
 * @param linePercent cap of a line's deductions in percent of its fee
 * @param contractPercent cap of all deductions in percent of all fees
 */
public record MoneyTerms(
    Map<String, PaymentMechanism> mechanisms,
    Map<String, List<PriceItem>> prices,
    Map<String, List<FailureRule>> failureRules,
    @Nullable BigDecimal linePercent,
    @Nullable BigDecimal contractPercent,
    @Nullable BonusTerms bonus,
    @Nullable Ceilings ceilings,
    @Nullable InvoiceTerms invoice) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** The same with other mechanisms on some lines. */
  public MoneyTerms payingBy(Map<String, PaymentMechanism> others) {
    var all = new TreeMap<>(mechanisms);
    all.putAll(others);
    return new MoneyTerms(
        all, prices, failureRules, linePercent, contractPercent, bonus, ceilings, invoice);
  }

  /** How it is invoiced; without tax and retention where nothing was agreed. */
  public InvoiceTerms invoiced() {
    return invoice == null ? InvoiceTerms.NONE : invoice;
  }

  /** A bonus for a grade, in percent of all fees, held to a cap. */
  public record BonusTerms(String grade, BigDecimal percent, long capFen) {}

  /**
   * A price beside the monthly fee.
   *
   * @param unit kg, trip, m2, meal, head, ... (UNIT_RATE, and with a list price)
   * @param fenPerUnit fen (UNIT_RATE)
   * @param discountPercent off the list price (FRAMEWORK_DISCOUNT)
   * @param listFenPerUnit list price in fen (FRAMEWORK_DISCOUNT); without it nothing is called off
   * @param vat its tax, where it is not the line's
   * @param thresholdFen up to which parts are included in the fee (PARTS_THRESHOLD)
   * @param countedFromOrders whether the line's orders closed in the month are counted beside what
   *     is entered (UNIT_RATE); a rate by the {@code order} is always
   */
  public record PriceItem(
      String item,
      Kind kind,
      @Nullable String unit,
      @Nullable BigDecimal fenPerUnit,
      @Nullable BigDecimal discountPercent,
      @Nullable Long thresholdFen,
      @Nullable BigDecimal listFenPerUnit,
      InvoiceTerms.@Nullable VatRate vat,
      @Nullable Boolean countedFromOrders) {

    private static final String BY_THE_ORDER = "order";

    /** Whether orders are counted beside what is entered of it. */
    public boolean hasCount() {
      return kind == Kind.UNIT_RATE && (asksForCount() || BY_THE_ORDER.equals(unit));
    }

    /** Whether it says so itself: then it is counted also where nothing is entered. */
    public boolean asksForCount() {
      return Boolean.TRUE.equals(countedFromOrders);
    }

    /** What a unit costs, exactly: the rate, or list price x (1 - discount). */
    public Optional<BigDecimal> unitPriceFen() {
      return switch (Objects.requireNonNull(kind)) {
        case UNIT_RATE -> Optional.ofNullable(fenPerUnit);
        case FRAMEWORK_DISCOUNT -> Optional.ofNullable(listFenPerUnit).map(this::discounted);
        case PARTS_THRESHOLD -> Optional.empty();
      };
    }

    private BigDecimal discounted(BigDecimal list) {
      var percent = HUNDRED.subtract(Objects.requireNonNull(discountPercent));
      return Decimals.exact(list.multiply(percent).movePointLeft(2));
    }

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
   * @param tolerancePercent by which value and quantities may be exceeded; null for none
   */
  public record Ceilings(
      @Nullable Long valueFen,
      @Nullable Map<String, BigDecimal> quantities,
      @Nullable LocalDate lastDay,
      @Nullable BigDecimal tolerancePercent) {}
}
