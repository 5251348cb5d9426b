package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.MechanismFaults.Fault;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.platform.worktime.WorkCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A month whose facts contradict each other or the contract is not settled. */
class ContradictoryInputTests {

  private static List<Fault> faults(SettlementInput input) {
    return catchThrowableOfType(ContradictoryInput.class, () -> Settling.compute(input)).faults();
  }

  @Test
  void listsEveryFaultOfFailuresAtOnce() {
    var unknown =
        new Failure(
            "A",
            "E1",
            Failure.Type.AVAILABILITY,
            Months.START,
            Months.START.minusMillis(1),
            null,
            Months.START.minusMillis(2),
            false,
            "ROOF",
            null,
            false,
            null);
    var line =
        Months.line(
            "CLEANING",
            -1,
            "95",
            Months.with(),
            unknown,
            Months.points("A", "E2", Months.START, "-3"));

    assertThat(faults(Months.capped("101", "-1", line)))
        .containsExactly(
            new Fault("/linePercent", "zero-to-hundred", "101"),
            new Fault("/contractPercent", "zero-to-hundred", "-1"),
            new Fault("/lines/0/feeFen", "not-negative", "-1"),
            new Fault("/lines/0/failures/0/rectifyBy", "not-before", "2026-08-31T23:59:59.999Z"),
            new Fault("/lines/0/failures/0/rectifiedAt", "not-before", "2026-08-31T23:59:59.998Z"),
            new Fault("/lines/0/failures/0/area", "known-area", "ROOF"),
            new Fault("/lines/0/failures/0/criterion", "known-criterion", null),
            new Fault("/lines/0/failures/1/failure", "unique", "A"),
            new Fault("/lines/0/failures/1/points", "not-negative", "-3"));
  }

  @Test
  void refusesFailuresThatTheMechanismDoesNotKnow() {
    var line =
        Months.line(
            "CLEANING",
            100,
            "95",
            PaymentMechanism.NONE,
            Months.points("A", "E1", Months.START, "3"),
            Months.cold("B", "E2", Months.START, Duration.ofHours(1), false));

    assertThat(faults(Months.uncapped(line)))
        .containsExactly(
            new Fault("/lines/0/failures/0/type", "in-the-mechanism", "POINTS"),
            new Fault("/lines/0/failures/1/type", "in-the-mechanism", "AVAILABILITY"));
  }

  @Test
  void refusesAMechanismThatContradictsItself() {
    var line = Months.line("CLEANING", 100, "95", Months.with(Months.full("90")));

    assertThat(faults(Months.uncapped(line, line)))
        .contains(
            new Fault("/lines/0/mechanism/tiers/0/from", "only-the-first-is-open", "90"),
            new Fault("/lines/1/line", "unique", "CLEANING"));
  }

  @Test
  void refusesACalendarWithoutWorkingDays() {
    var never = new WorkCalendar(ZoneOffset.UTC, Map.of(), Set.of(), Map.of());
    var calendar = SettlementInput.EndOfWorkingDay.of(never);

    var refusal =
        catchThrowableOfType(ContradictoryInput.class, () -> calendar.after(Months.START, 5));

    assertThat(refusal.faults())
        .containsExactly(new Fault("/calendar", "has-working-days", "2026-09-01T00:00:00Z"));
  }

  @Test
  void refusesNegativeMoneyOutsideTheCaps() {
    var input =
        new SettlementInput(
            Months.END,
            Months.START,
            Months.END,
            (start, _) -> start,
            List.of(),
            null,
            null,
            new SettlementInput.Bonus("EXCELLENT", new BigDecimal("-1"), -1),
            List.of(new SettlementInput.Misreporting("M1", -1, false)),
            -1);

    assertThat(faults(input))
        .extracting(Fault::pointer)
        .containsExactly(
            "/monthEnd",
            "/carryOverFen",
            "/bonus/percent",
            "/bonus/capFen",
            "/misreporting/0/missedFen");
  }
}
