package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No place is covered twice for a line on a day, but by standby vendors. */
@HouqinServiceTest
class SigningOverHttpTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate start;
  private LocalDate end;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.ready(port, false);
    start = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    end = start.plusDays(300);
  }

  @Test
  void refusesAnOverlapNamingContractPlacesAndDates() {
    approved("HT-1", AHospital.VENDOR, start, end, "B1-1F", "B2");
    approved("HT-2", AHospital.OTHER_VENDOR, start.plusDays(10), end.plusDays(60), "B1", "B3");
    hospital.sign("HT-1").must(200);

    var refused = hospital.sign("HT-2");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("place-already-covered");
    assertThat(refused.text("/covered/contract")).isEqualTo("HT-1");
    assertThat(refused.text("/covered/from")).isEqualTo(start.plusDays(10).toString());
    assertThat(refused.text("/covered/to")).isEqualTo(end.toString());
    assertThat(refused.errors())
        .containsExactly("/versions/0/lines/0/locations covered-once B1-1F");
    assertThat(hospital.covering("B1-1F", start.plusDays(20))).containsExactly("HT-1@1");
    assertThat(hospital.covering("B3", start.plusDays(20))).isEmpty();
  }

  @RepeatedTest(5)
  void letsExactlyOneOfTwoSigningsAtOnceWin() throws Exception {
    approved("HT-1", AHospital.VENDOR, start, end, "B1");
    approved("HT-2", AHospital.OTHER_VENDOR, start, end, "B1-1F");

    List<Api.Answer> answers;
    try (var threads = Executors.newFixedThreadPool(2)) {
      answers =
          threads
              .invokeAll(
                  List.<Callable<Api.Answer>>of(
                      () -> hospital.sign("HT-1"), () -> hospital.sign("HT-2")))
              .stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }

    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(hospital.covering("B1-1F", start)).hasSize(1);
  }

  @Test
  void takesAStandbyVendorBesideTheMainOne() {
    approved("HT-1", AHospital.VENDOR, start, end, "B1");
    var standby =
        AHospital.version(start, end, 0, "B1")
            .replace("\"monthlyFeeFen\"", "\"standbyRank\": 1, \"monthlyFeeFen\"");
    hospital.approved("HT-2", AHospital.OTHER_VENDOR, standby);

    hospital.sign("HT-2").must(200);
    hospital.sign("HT-1").must(200);

    assertThat(hospital.covering("B1-1F", start)).containsExactly("HT-1@1", "HT-2@1");
  }

  @Test
  void signsOnceHoweverOftenItIsAsked() {
    approved("HT-1", AHospital.VENDOR, start, end, "B1");
    var path = "/api/contracts/HT-1/signature";

    var first = hospital.manager().post(path, "", "Idempotency-Key", "sign-1").must(200);
    var again = hospital.manager().post(path, "", "Idempotency-Key", "sign-1").must(200);
    var other = hospital.manager().post(path, "", "Idempotency-Key", "sign-2");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(hospital.covering("B1", start)).containsExactly("HT-1@1");
  }

  @Test
  void freesPlacesTheDayAfterATermination() {
    approved("HT-1", AHospital.VENDOR, start, end, "B1");
    hospital.sign("HT-1").must(200);
    approved("HT-2", AHospital.OTHER_VENDOR, start.plusDays(1), end, "B1");
    assertThat(hospital.sign("HT-2").status()).isEqualTo(409);

    var ended =
        hospital
            .manager()
            .post("/api/contracts/HT-1/termination", "{\"reason\":\"breach\"}")
            .must(200);

    assertThat(ended.text("/terminatedOn")).isEqualTo(start.toString());
    hospital.sign("HT-2").must(200);
    assertThat(hospital.covering("B1", start)).containsExactly("HT-1@1");
    assertThat(hospital.covering("B1", start.plusDays(1))).containsExactly("HT-2@1");
  }

  private void approved(
      String number, String vendor, LocalDate from, LocalDate to, String... places) {
    hospital.approved(number, vendor, AHospital.version(from, to, 100_000, places));
  }
}
