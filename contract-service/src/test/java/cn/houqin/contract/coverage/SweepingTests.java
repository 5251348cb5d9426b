package cn.houqin.contract.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.TestClock;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.time.MachineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a signing that was cut off between claim, act and confirmation. */
@HouqinServiceTest
class SweepingTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  @Autowired private Claims claims;
  @Autowired private Sweeper sweeper;
  @Autowired private Signings signings;
  @Autowired private Aggregates<Coverage> coverage;
  private AHospital hospital;
  private LocalDate today;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.ready(port, false);
    today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void releasesAClaimWhoseSigningNeverCame() {
    approved("HT-1", AHospital.VENDOR);
    approved("HT-2", AHospital.OTHER_VENDOR);
    claim("HT-1", version("HT-1"));
    assertThat(hospital.sign("HT-2").status()).isEqualTo(409);

    sweeper.sweep(aMinuteLater().minusSeconds(10));
    assertThat(claimed()).hasSize(1);
    sweeper.sweep(aMinuteLater());

    assertThat(claimed()).isEmpty();
    hospital.sign("HT-2").must(200);
  }

  @Test
  void raisesTheContractSoThatALateSigningFails() {
    approved("HT-1", AHospital.VENDOR);
    var before = version("HT-1");
    claim("HT-1", before);

    sweeper.sweep(aMinuteLater());

    assertThat(version("HT-1")).isEqualTo(before + 1);
    hospital.sign("HT-1").must(200);
    assertThat(hospital.covering("B1", today.plusDays(1))).containsExactly("HT-1@1");
  }

  @Test
  void confirmsAClaimWhoseSigningWasDone() {
    approved("HT-1", AHospital.VENDOR);
    var before = version("HT-1");
    hospital.sign("HT-1").must(200);
    coverage.change(system(), "CLEANING", current -> Change.to(unconfirmed(current.body())));
    assertThat(hospital.covering("B1", today.plusDays(1))).isEmpty();

    sweeper.sweep(aMinuteLater());
    sweeper.sweep(aMinuteLater());

    assertThat(signings.isSignedElseGivenUp(hospital.name(), new Owner("HT-1", 1, before)))
        .isTrue();
    assertThat(hospital.covering("B1", today.plusDays(1))).containsExactly("HT-1@1");
  }

  @Test
  void givesBackEveryLineWhereOneIsTaken() {
    approved("HT-1", AHospital.VENDOR);
    hospital.sign("HT-1").must(200);

    assertThatThrownBy(() -> claim("HT-9", 1, "CATERING", "CLEANING"))
        .isInstanceOf(PlaceAlreadyCovered.class);

    assertThat(claimed()).extracting(claim -> claim.owner().contract()).containsExactly("HT-1");
    assertThat(coverage.find(hospital.name(), "CATERING").orElseThrow().body().claims()).isEmpty();
  }

  private void approved(String number, String vendor) {
    hospital.approved(
        number, vendor, AHospital.version(today.plusDays(1), today.plusDays(90), 1, "B1"));
  }

  /** As a signing does it that is then cut off. */
  private void claim(String contract, long contractVersion, String... lines) {
    var all = lines.length == 0 ? List.of("CLEANING") : List.of(lines);
    var terms =
        new ContractEvent.Version(
            1,
            today.plusDays(1).toString(),
            today.plusDays(90).toString(),
            false,
            new CalendarTerms("C", null),
            all.stream().map(SweepingTests::line).toList());
    claims.claim(
        system(),
        new Owner(contract, 1, contractVersion),
        new Claims.Scope(AHospital.VENDOR, terms, Set.copyOf(all)));
  }

  private static ContractEvent.LineTerms line(String line) {
    return new ContractEvent.LineTerms(
        line,
        List.of("B1"),
        null,
        1,
        AHospital.SCHEME,
        List.of(),
        "REQUESTED",
        List.of(),
        15,
        null,
        List.of(),
        "ASSIGN",
        null);
  }

  private static Coverage unconfirmed(Coverage body) {
    return Coverage.of(
        body.line(),
        body.claims().stream()
            .map(
                one ->
                    new Claim(
                        one.owner(),
                        one.vendor(),
                        one.paths(),
                        one.from(),
                        one.to(),
                        one.standbyRank(),
                        false,
                        one.claimedAt()))
            .toList());
  }

  private List<Claim> claimed() {
    return coverage.find(hospital.name(), "CLEANING").orElseThrow().body().claims();
  }

  private long version(String contract) {
    var tag = hospital.manager().get("/api/contracts/" + contract).must(200).header("ETag");
    return Long.parseLong(tag.replaceAll("\\D", ""));
  }

  private Call system() {
    return Call.system(hospital.name(), "test", clock.instant());
  }

  private static Instant aMinuteLater() {
    return MachineTime.now().plusSeconds(61);
  }
}
