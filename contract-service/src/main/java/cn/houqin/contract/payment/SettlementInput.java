package cn.houqin.contract.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a month's settlement is made of. Money is integer fen.
 *
 * @param monthStart beginning of the month in the hospital's zone
 * @param monthEnd beginning of the next
 * @param asOf when the settlement is made: facts dated later do not exist for it
 * @param linePercent cap of a line's deductions in percent of its fee; null for none
 * @param contractPercent cap of all deductions in percent of all fees; null for none
 * @param carryOverFen what the month before left to deduct
 */
public record SettlementInput(
    Instant monthStart,
    Instant monthEnd,
    Instant asOf,
    EndOfWorkingDay calendar,
    List<Line> lines,
    @Nullable BigDecimal linePercent,
    @Nullable BigDecimal contractPercent,
    @Nullable Bonus bonus,
    List<Misreporting> misreporting,
    long carryOverFen) {

  /** The contract's calendar, as far as it is asked. */
  @FunctionalInterface
  public interface EndOfWorkingDay {
    /** End of the n-th working day after an instant. */
    Instant after(Instant start, int workingDays);
  }

  /**
   * One line of the contract.
   *
   * @param feeFen the month's fee, already that of the days in force
   * @param score published total of the final scorecard; null where nothing was scored
   */
  public record Line(
      String line,
      long feeFen,
      @Nullable BigDecimal score,
      List<Volume> volumes,
      List<Failure> failures,
      PaymentMechanism mechanism) {}

  /** Work paid by quantity. */
  public record Volume(String item, BigDecimal quantity, BigDecimal fenPerUnit) {}

  /** A bonus in percent of all fees. */
  public record Bonus(String reason, BigDecimal percent, long capFen) {}

  /**
   * A failure that was not reported: the missed deduction and a quarter more, or half if
   * deliberate.
   */
  public record Misreporting(String misreporting, long missedFen, boolean deliberate) {}
}
