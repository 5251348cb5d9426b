package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.platform.worktime.WorkingDays;
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
 * @param lines in the contract's order
 * @param linePercent cap of a line's deductions in percent of its fee; null for none
 * @param contractPercent cap of all deductions in percent of all fees; null for none
 * @param carryOverFen what the month before left to deduct
 * @param corrections settled months that were computed again since
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
    long carryOverFen,
    List<Correction> corrections) {

  /** A month that corrects none before it. */
  public SettlementInput(
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
    this(
        monthStart,
        monthEnd,
        asOf,
        calendar,
        lines,
        linePercent,
        contractPercent,
        bonus,
        misreporting,
        carryOverFen,
        List.of());
  }

  long feesFen() {
    return Fen.sum(lines.stream().mapToLong(Line::feeFen));
  }

  /** The contract's calendar, as far as it is asked. */
  @FunctionalInterface
  public interface EndOfWorkingDay {
    /** End of the n-th working day after an instant. */
    Instant after(Instant start, int workingDays);

    /** Asks a calendar; one without any working day ahead is refused. */
    static EndOfWorkingDay of(WorkCalendar calendar) {
      var days = new WorkingDays(calendar);
      return (start, workingDays) ->
          Instant.ofEpochMilli(
              days.endOf(start.toEpochMilli(), workingDays)
                  .orElseThrow(
                      () -> new ContradictoryInput("/calendar", "has-working-days", start)));
    }
  }

  /**
   * One line of the contract.
   *
   * @param feeFen the month's fee, already that of the days in force
   * @param score published total of the final scorecard; null where nothing was scored
   * @param scorecard id of that scorecard, for the explanation
   */
  public record Line(
      String line,
      long feeFen,
      @Nullable BigDecimal score,
      List<Volume> volumes,
      List<Failure> failures,
      PaymentMechanism mechanism,
      @Nullable String scorecard) {

    /** A line whose scorecard is found by the line's name. */
    public Line(
        String line,
        long feeFen,
        @Nullable BigDecimal score,
        List<Volume> volumes,
        List<Failure> failures,
        PaymentMechanism mechanism) {
      this(line, feeFen, score, volumes, failures, mechanism, null);
    }
  }

  /**
   * Work paid by quantity.
   *
   * @param evidence the order it was counted from; null where it was entered
   */
  public record Volume(
      String item, BigDecimal quantity, BigDecimal fenPerUnit, @Nullable String evidence) {

    /** An entered one. */
    public Volume(String item, BigDecimal quantity, BigDecimal fenPerUnit) {
      this(item, quantity, fenPerUnit, null);
    }
  }

  /** A bonus in percent of all fees. */
  public record Bonus(String reason, BigDecimal percent, long capFen) {}

  /**
   * A failure that was not reported: the missed deduction and a quarter more, or half if
   * deliberate.
   */
  public record Misreporting(String misreporting, long missedFen, boolean deliberate) {}

  /**
   * A settled month computed again: an appeal won, or a pending failure decided. What was settled
   * stays; the difference is paid or deducted now.
   *
   * @param month as 2026-09
   * @param settledFen what it came to, below zero where a rest carried over
   * @param recomputedFen what it comes to now
   */
  public record Correction(String month, long settledFen, long recomputedFen) {}
}
