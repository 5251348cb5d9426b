package cn.houqin.contract.contract;

import cn.houqin.contract.payment.PaymentMechanism;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a version concerns money alone.
 *
 * @param mechanisms payment mechanism by line
 * @param linePercent cap of a line's deductions in percent of its fee
 * @param contractPercent cap of all deductions in percent of all fees
 */
public record MoneyTerms(
    Map<String, PaymentMechanism> mechanisms,
    @Nullable BigDecimal linePercent,
    @Nullable BigDecimal contractPercent,
    @Nullable BonusTerms bonus) {

  /** A bonus for a grade, in percent of all fees, held to a cap. */
  public record BonusTerms(String grade, BigDecimal percent, long capFen) {}
}
