package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.Elsewhere;
import cn.houqin.contract.TestClock;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An amendment is a further version: reviewed like the first, in force from its own day. */
@HouqinServiceTest
class AmendingOverHttpTests {

  private static final String PATH = "/api/contracts/HT-1";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate start;
  private LocalDate end;
  private LocalDate nextMonth;

  @BeforeEach
  void anActiveContract() {
    hospital = AHospital.ready(port, false);
    start = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    end = start.plusDays(300);
    nextMonth = start.withDayOfMonth(1).plusMonths(1);
    hospital.approved("HT-1", AHospital.VENDOR, version(start, 1_000_000, "B1"));
    hospital.sign("HT-1").must(200);
  }

  @Test
  void takesOverOnItsDayAfterTheSameReviews() {
    amend(version(nextMonth, 1_050_000, "B2")).must(200);
    assertThat(hospital.sign("HT-1").status()).isEqualTo(409);
    hospital.approve("HT-1");

    var signed = hospital.sign("HT-1").must(200);

    assertThat(signed.text("/status")).isEqualTo("ACTIVE");
    assertThat(signed.body().at("/versions").size()).isEqualTo(2);
    assertThat(hospital.covering("B1", nextMonth.minusDays(1))).containsExactly("HT-1@1");
    assertThat(hospital.covering("B1", nextMonth)).isEmpty();
    assertThat(hospital.covering("B2", nextMonth)).containsExactly("HT-1@2");
    assertPublished();
  }

  private void assertPublished() {
    var key = hospital.name() + "/HT-1";
    await()
        .until(
            () ->
                Elsewhere.heard(Streams.CONTRACTS, key)
                    .getLast()
                    .at("/versions/1/signed")
                    .asBoolean(false));
    var last = Elsewhere.heard(Streams.CONTRACTS, key).getLast();
    assertThat(last.at("/versions/0/to").asString()).isEqualTo(nextMonth.minusDays(1).toString());
    assertThat(last.at("/versions/1/from").asString()).isEqualTo(nextMonth.toString());
    assertThat(last.at("/versions/1/to").asString()).isEqualTo(end.toString());
  }

  @Test
  void changesTheFeeOnTheFirstOfAMonthOnly() {
    var refused = amend(version(nextMonth.plusDays(1), 1_000_001, "B1"));

    assertThat(refused.errors()).containsExactly("/from first-of-a-month " + nextMonth.plusDays(1));
    amend(version(nextMonth.plusDays(1), 1_000_000, "B1", "B2")).must(200);
  }

  @Test
  void needsANewTenderToGrowByMoreThanATenth() {
    var refused = amend(version(nextMonth, 2_000_000, "B1"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors().getFirst()).startsWith("/lines increase-needs-tender");
  }

  @Test
  void readsCapsByTheirValueNotByTheirDigits() {
    var sameCaps = version(nextMonth.plusDays(1), 1_000_000, "B1").replace("\"10.0\"", "\"10\"");

    amend(sameCaps).must(200);
  }

  @Test
  void voidsTheReviewsOfWhatIsRewritten() {
    amend(version(nextMonth, 1_000_001, "B1")).must(200);
    hospital.approve("HT-1");

    amend(version(nextMonth, 1_000_002, "B1")).must(200);

    assertThat(hospital.sign("HT-1").status()).isEqualTo(409);
    hospital.approve("HT-1");
    hospital.sign("HT-1").must(200);
  }

  private Api.Answer amend(String version) {
    return hospital.manager().post(PATH + "/versions", version);
  }

  private String version(LocalDate from, long feeFen, String... places) {
    return AHospital.version(from, end, feeFen, places);
  }
}
