package cn.houqin.contract.payment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A month in which a contract was in force for some days only. */
public final class PartMonth {

  private PartMonth() {}

  /** How many days of a month a contract was in force. */
  public static int daysInForce(YearMonth month, Predicate<LocalDate> inForce) {
    return (int)
        IntStream.rangeClosed(1, month.lengthOfMonth())
            .filter(day -> inForce.test(month.atDay(day)))
            .count();
  }

  /** fee x days in force / days of the month, rounded to fen. */
  public static long fee(long monthlyFeeFen, int daysInForce, YearMonth month) {
    return Fen.partMonth(monthlyFeeFen, daysInForce, month.lengthOfMonth());
  }
}
