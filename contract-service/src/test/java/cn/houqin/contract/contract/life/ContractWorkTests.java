package cn.houqin.contract.contract.life;

import static cn.houqin.contract.contract.life.AContract.day;
import static cn.houqin.contract.contract.life.AContract.line;
import static cn.houqin.contract.contract.life.AContract.version;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import cn.houqin.events.contract.ContractEvent.LineTerms;
import org.junit.jupiter.api.Test;

/** Cleaning of B1 in 2026, and what follows. */
class ContractWorkTests {

  private static final LineTerms CLEANING = line("CLEANING", 1, "S@1", "B1");
  private static final LineTerms WIDER = line("CLEANING", 1, "S@1", "B1", "B2");
  private static final LineTerms LAUNDRY = line("LAUNDRY", 1, "S@1", "B1");

  private final AContract running = AContract.in(Status.ACTIVE, Stage.SIGNED);

  private static Version from(int number, String from, LineTerms... lines) {
    return version(number, from, "2026-12-31", lines);
  }

  @Test
  void aDraftGivesAllItsLines() {
    assertThat(ContractWork.added(AContract.in(Status.DRAFT, Stage.DRAFT).built()))
        .containsExactly("CLEANING");
  }

  @Test
  void anAmendmentAddsTheLinesInWhichItHasMorePlaces() {
    assertThat(ContractWork.added(running.with(from(2, "2026-06-01", CLEANING)).built())).isEmpty();
    assertThat(ContractWork.added(running.with(from(2, "2026-06-01", WIDER)).built()))
        .containsExactly("CLEANING");
    assertThat(ContractWork.added(running.with(from(2, "2026-06-01", CLEANING, LAUNDRY)).built()))
        .containsExactly("LAUNDRY");
  }

  @Test
  void whatGoesOnForLongerAddsAllItsLines() {
    var longer = running.with(version(2, "2026-06-01", "2027-01-01", CLEANING)).built();

    assertThat(ContractWork.added(longer)).containsExactly("CLEANING");
  }

  @Test
  void whatTheLastSignedVersionDroppedIsNewAgain() {
    var back =
        running
            .with(from(2, "2026-03-01", LAUNDRY).in(Stage.SIGNED))
            .with(from(3, "2026-06-01", CLEANING, LAUNDRY))
            .built();

    assertThat(ContractWork.added(back)).containsExactly("CLEANING");
  }

  @Test
  void whatWasSignedCountsAsFarAsItIsStillInForce() {
    var changed =
        running
            .with(from(2, "2026-06-01", LAUNDRY).in(Stage.SIGNED))
            .with(from(3, "2026-09-01", WIDER))
            .built();

    assertThat(ContractWork.from(changed, day("2026-05-31")))
        .containsExactlyInAnyOrder("CLEANING", "LAUNDRY");
    assertThat(ContractWork.from(changed, day("2026-06-01"))).containsExactly("LAUNDRY");
    assertThat(ContractWork.from(changed, day("2027-01-01"))).isEmpty();
  }
}
