package cn.houqin.workorder.ticking;

import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether the fault of a closed order came back within fourteen days. */
@HouqinServiceTest
class RepeatedFaultsTests {

  private static final String REPEATED = "REPEAT_FAULT 1/1 " + VENDOR;
  private static final String NOT_REPEATED = "REPEAT_FAULT 0/1 " + VENDOR;

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital hospital;

  @BeforeEach
  void schemeThatCountsThem() {
    hospital = hospitals.withoutContracts();
    hospital.scheme("R@1", "FIRST_TIME_FIX", "REPEAT_FAULT");
    hospital.announce(AContract.main("HT-1", VENDOR).scoredBy("R@1"));
  }

  private void awaitEvidence(AnOrder order, String wanted) {
    await().untilAsserted(() -> assertThat(hospital.evidence(order)).contains(wanted));
  }

  private void forwardBy(Duration time) {
    clock.forwardTo(clock.instant().plus(time));
  }

  private String month() {
    return YearMonth.from(clock.instant().atZone(ZoneId.of("Asia/Shanghai"))).toString();
  }

  @Test
  void sameCategoryAtTheSamePlaceIsOneAtOnceAndStandsInTheManifest() {
    var order = hospital.closed();
    var before = hospital.manifest("HT-1", month()).must(200).body().get("count").asInt();
    hospital.requested("DRAIN", "B1-101", "ROUTINE");
    hospital.requested("LAMP", "B2", "ROUTINE");
    assertThat(hospital.manifest("HT-1", month()).body().get("count").asInt()).isEqualTo(before);

    hospital.requested();
    hospital.requested();

    awaitEvidence(order, REPEATED);
    assertThat(hospital.manifest("HT-1", month()).body().get("count").asInt())
        .isEqualTo(before + 1);
    assertThat(hospital.evidence(order)).containsOnlyOnce(REPEATED);
  }

  @Test
  void nothingForFourteenDaysIsNone() {
    var order = hospital.closed();
    forwardBy(Duration.ofDays(14).plusMinutes(1));

    awaitEvidence(order, NOT_REPEATED);

    hospital.requested();
    hospital.requested();
    assertThat(hospital.evidence(order)).doesNotContain(REPEATED);
  }

  @Test
  void schemeThatDoesNotCountThemGetsNone() {
    hospital.announce(AContract.main("HT-1", VENDOR));
    var order = hospital.closed();
    awaitEvidence(order, "FIRST_TIME_FIX 1/1 " + VENDOR);

    hospital.requested();
    forwardBy(Duration.ofDays(15));

    hospital.closed();
    assertThat(hospital.evidence(order)).noneMatch(one -> one.startsWith("REPEAT_FAULT"));
  }

  @Test
  void schemeThatArrivesLaterIsWaitedFor() {
    hospital.announce(AContract.main("HT-1", VENDOR).scoredBy("R@2"));
    var order = hospital.closed();
    hospital.requested();

    hospital.scheme("R@2", "REPEAT_FAULT");
    forwardBy(Duration.ofMinutes(2));

    awaitEvidence(order, REPEATED);
  }

  @Test
  void requestsDoNotWriteToThoseWhoseSchemeHasNotArrived() {
    hospital.announce(AContract.main("HT-1", VENDOR).scoredBy("R@3"));
    var order = hospital.closed();
    var version = order.view().header("ETag");
    forwardBy(Duration.ofSeconds(20));

    hospital.requested();
    hospital.requested();

    assertThat(order.view().header("ETag")).isEqualTo(version);
  }

  @Test
  void schemeThatHasNotArrivedIsAskedForLessAndLessOften() {
    var closed = Instant.parse("2026-11-02T00:00:00Z");

    assertThat(Waiting.nextQuestion(closed, closed)).isEqualTo(closed.plusSeconds(60));
    assertThat(Waiting.nextQuestion(closed, closed.plusSeconds(60)))
        .isEqualTo(closed.plusSeconds(120));
    assertThat(Waiting.nextQuestion(closed, closed.plusSeconds(1_000)))
        .isEqualTo(closed.plusSeconds(1_920));
    assertThat(Waiting.nextQuestion(closed, closed.plus(Duration.ofDays(100))))
        .isBetween(closed.plus(Duration.ofDays(100)), closed.plus(Duration.ofDays(101)));
  }

  @Test
  void requestStandsThoughTheClosedOrderCannotBeLookedAtNow() {
    hospital.closed();
    hospital.announce(
        Streams.CONTRACTS,
        "HT-1",
        new ContractEvent.State(
            "HT-1", VENDOR, "ACTIVE", Instant.EPOCH, List.of(), Instant.EPOCH, false));

    assertThat(hospital.requested().state()).isEqualTo("REQUESTED");
    hospital.announce(AContract.main("HT-1", VENDOR).scoredBy("R@1"));
  }
}
