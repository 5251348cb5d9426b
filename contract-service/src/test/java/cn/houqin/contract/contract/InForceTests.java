package cn.houqin.contract.contract;

import static cn.houqin.contract.contract.life.AContract.day;
import static cn.houqin.contract.contract.life.AContract.version;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.contract.life.AContract;
import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which version holds on a day. */
class InForceTests {

  private final Contract one = AContract.in(Status.ACTIVE, Stage.SIGNED).built();
  private final Contract amended =
      AContract.in(Status.ACTIVE, Stage.SIGNED)
          .with(version(2, "2026-07-01", "2026-10-31", 1_000_000, "CLEAN@1").in(Stage.SIGNED))
          .built();

  @Test
  void holdsOnBothItsFirstAndItsLastDay() {
    assertThat(on(one, "2025-12-31")).isZero();
    assertThat(on(one, "2026-01-01")).isEqualTo(1);
    assertThat(on(one, "2026-12-31")).isEqualTo(1);
    assertThat(on(one, "2027-01-01")).isZero();
  }

  @Test
  void handsOverToTheNextVersionForGood() {
    assertThat(on(amended, "2026-06-30")).isEqualTo(1);
    assertThat(on(amended, "2026-07-01")).isEqualTo(2);
    assertThat(on(amended, "2026-11-01")).isZero();
  }

  @Test
  void countsNoVersionThatIsNotSigned() {
    var drafted =
        AContract.in(Status.ACTIVE, Stage.SIGNED)
            .with(version(2, "2026-07-01", "2026-12-31", 1_000_000, "CLEAN@1"))
            .built();

    assertThat(on(drafted, "2026-08-01")).isEqualTo(1);
  }

  @Test
  void endsWithTheTermination() {
    var ended = one.terminated(day("2026-03-15"), AContract.NOW);

    assertThat(on(ended, "2026-03-15")).isEqualTo(1);
    assertThat(on(ended, "2026-03-16")).isZero();
  }

  @Test
  void publishesEveryVersionWithTheDaysItIsInForce() {
    var published = ContractStorage.published(amended, Clock.fixed(AContract.NOW, ZoneOffset.UTC));

    assertThat(published.versions())
        .extracting("version", "from", "to", "signed")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "2026-01-01", "2026-06-30", true),
            org.assertj.core.groups.Tuple.tuple(2, "2026-07-01", "2026-10-31", true));
  }

  private static int on(Contract contract, String day) {
    return contract.inForce().stream()
        .filter(span -> !day(day).isBefore(span.from()) && !day(day).isAfter(span.to()))
        .mapToInt(span -> span.version().number())
        .sum();
  }
}
