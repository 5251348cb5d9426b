package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** A contract in force for a part of a month is paid for those days. */
class PartMonthTests {

  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

  @Test
  void countsTheDaysInForce() {
    var from = LocalDate.of(2026, 9, 15);

    assertThat(PartMonth.daysInForce(SEPTEMBER, day -> !day.isBefore(from))).isEqualTo(16);
    assertThat(PartMonth.daysInForce(SEPTEMBER, _ -> false)).isZero();
  }

  @Test
  void paysDaysInForceByDaysOfTheMonthHalfUp() {
    assertThat(PartMonth.fee(3_000_000, 16, SEPTEMBER)).isEqualTo(1_600_000);
    assertThat(PartMonth.fee(1, 15, SEPTEMBER)).isEqualTo(1);
    assertThat(PartMonth.fee(1, 14, SEPTEMBER)).isZero();
    assertThat(PartMonth.fee(6_000_001, 30, SEPTEMBER)).isEqualTo(6_000_001);
  }
}
