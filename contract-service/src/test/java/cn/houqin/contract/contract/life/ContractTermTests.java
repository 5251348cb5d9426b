package cn.houqin.contract.contract.life;

import static cn.houqin.contract.contract.life.AContract.day;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A contract from 2026-01-01 to 2026-12-31 in Shanghai. */
class ContractTermTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final Contract signed = AContract.in(Status.SIGNED, Stage.SIGNED).built();

  @Test
  void becomesActiveAtTheHospitalsMidnight() {
    var before = ContractTerm.at(signed, ZONE, Instant.parse("2025-12-31T15:59:59.999Z"));
    var after = ContractTerm.at(signed, ZONE, Instant.parse("2025-12-31T16:00:00Z"));

    assertThat(before.status()).isEqualTo(Status.SIGNED);
    assertThat(before.nextTimerAt()).isEqualTo("2025-12-31T16:00:00Z");
    assertThat(after.status()).isEqualTo(Status.ACTIVE);
    assertThat(after.term().activatedAt()).isEqualTo("2025-12-31T16:00:00Z");
  }

  @Test
  void waitsForEachWarningAndForTheDayAfterTheEnd() {
    var body = ContractTerm.at(signed, ZONE, Instant.parse("2026-01-01T00:00:00Z"));
    var points = new ArrayList<LocalDate>();
    while (body.nextTimerAt() != null) {
      points.add(LocalDate.ofInstant(body.nextTimerAt(), ZONE));
      body = ContractTerm.at(body, ZONE, body.nextTimerAt());
    }

    assertThat(points)
        .containsExactly(
            day("2026-10-02"), day("2026-11-01"), day("2026-12-01"), day("2027-01-01"));
    assertThat(body.status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void passesThroughItsWholeTermAtOnce() {
    var late = ContractTerm.at(signed, ZONE, Instant.parse("2027-06-01T00:00:00Z"));

    assertThat(late.status()).isEqualTo(Status.EXPIRED);
    assertThat(late.term().activatedAt()).isNotNull();
    assertThat(late.nextTimerAt()).isNull();
  }

  @Test
  void expiresFromSuspensionToo() {
    var suspended = AContract.in(Status.SUSPENDED, Stage.SIGNED).built();

    assertThat(ContractTerm.at(suspended, ZONE, Instant.parse("2026-12-31T16:00:00Z")).status())
        .isEqualTo(Status.EXPIRED);
  }

  @Test
  void tellsAWarningThatWasMissedWhileNothingRan() {
    var active = AContract.in(Status.ACTIVE, Stage.SIGNED).built();
    var due = day("2026-11-01").atStartOfDay(ZONE).toInstant();

    assertThat(ContractTerm.warnedEnd(active, ZONE, due, due.plusSeconds(200_000)))
        .contains(day("2026-12-31"));
    assertThat(ContractTerm.warnedEnd(active, ZONE, due.plusSeconds(1), due.plusSeconds(9)))
        .isEmpty();
  }
}
