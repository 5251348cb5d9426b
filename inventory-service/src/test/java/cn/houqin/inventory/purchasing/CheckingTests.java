package cn.houqin.inventory.purchasing;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No order is issued unchecked, and none is lost while contract-service is away. */
@HouqinServiceTest
class CheckingTests {

  @LocalServerPort private int port;
  private ABuyingHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = ABuyingHospital.with(port, "100");
  }

  /** Until no circuit breaker is open any more: what comes next is answered at once. */
  @AfterEach
  void contractServiceIsBack() {
    hospital.thawContractService();
    var another = ABuyingHospital.with(port, null);
    var order = another.issued(line("SERUM", "1", ""));
    await().atMost(Duration.ofSeconds(60)).until(() -> another.status(order).equals("ISSUED"));
  }

  @Test
  void waitsForAFrozenContractServiceWithinItsTimeLimitAndGoesOnByItself() {
    var order = hospital.drafted(line("GLOVE", "10", ""));
    hospital.freezeContractService();
    var before = System.nanoTime();

    var answer = hospital.buyer().post(path(order) + "/issue", "", "Idempotency-Key", "k1");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    assertThat(answer.must(200).body().at("/status").asString()).isEqualTo("PENDING_CHECK");
    assertThat(answer.body().at("/check/reasons/0/code").asString())
        .isEqualTo("CONTRACT_SERVICE_AWAY");
    assertThat(hospital.vendor().get(path(order)).status()).isEqualTo(404);
    assertThat(hospital.buyer().get("/api/ceilings?contract=HT-1").body().at("/items").size())
        .isZero();
    hospital.thawContractService();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(hospital.status(order)).isEqualTo("ISSUED"));
    var repeated = hospital.buyer().post(path(order) + "/issue", "", "Idempotency-Key", "k1");
    assertThat(repeated.must(200).body().at("/status").asString()).isEqualTo("ISSUED");
    assertThat(hospital.ordered()).isEqualTo("10");
    assertThat(hospital.vendor().get(path(order)).status()).isEqualTo(200);
  }

  @Test
  void isIssuedOnceUnderAKey() {
    var order = hospital.drafted(line("GLOVE", "10", ""));

    var first = hospital.buyer().post(path(order) + "/issue", "", "Idempotency-Key", "k2");
    var again = hospital.buyer().post(path(order) + "/issue", "", "Idempotency-Key", "k2");

    assertThat(first.must(200).body().at("/status").asString()).isEqualTo("ISSUED");
    assertThat(again.must(200).body().at("/status").asString()).isEqualTo("ISSUED");
    assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(hospital.ordered()).isEqualTo("10");
  }

  @Test
  void isADraftAgainWhereTheAnswerThatComesLateIsNo() {
    var order = hospital.drafted(line("GLOVE", "10", ""));
    hospital.freezeContractService();
    hospital.issue(order).must(200);
    hospital.answers("[\"VENDOR_NOT_APPROVED\"]", "100", null);
    hospital.thawContractService();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(hospital.status(order)).isEqualTo("DRAFT"));

    assertThat(hospital.get(order).body().at("/check/reasons/0/code").asString())
        .isEqualTo("VENDOR_NOT_APPROVED");
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.buyer().get("/api/inventory-service/notices").body().toString())
                    .contains("notice.purchase-order-refused", order));
  }

  @Test
  void canBeCancelledWhileItWaits() {
    var order = hospital.drafted(line("GLOVE", "10", ""));
    hospital.freezeContractService();
    hospital.issue(order).must(200);

    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"no\"}").must(200);
    hospital.thawContractService();

    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> hospital.status(order).equals("CANCELLED"));
  }

  @Test
  void goesOnByItselfWithWhatIsLeftOfAnOrderOfWhichALineWasCancelledMeanwhile() {
    var order = hospital.drafted(line("GLOVE", "10", ""), line("GLOVE", "90", ""));
    hospital.freezeContractService();
    hospital.issue(order).must(200);

    hospital
        .buyer()
        .post(path(order) + "/cancellation", "{\"reason\":\"too much\",\"lines\":[2]}")
        .must(200);
    hospital.thawContractService();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(hospital.status(order)).isEqualTo("ISSUED"));
    assertThat(hospital.ordered()).isEqualTo("10");
  }

  @Test
  void namesEveryReasonAgainstIt() {
    hospital.answers("[\"CONTRACT_NOT_ACTIVE\",\"QUALIFICATION_EXPIRED\"]", "100", null);
    var order =
        hospital.drafted(
            line("GLOVE", "1", ",\"quotedFenPerUnit\":\"1094\""),
            line("SERUM", "1", ",\"item\":\"CRATE\""),
            line("SERUM", "1", ",\"item\":\"NOTHING\""));

    var refused = hospital.issue(order).must(409).body().at("/errors");

    assertThat(refused.valueStream().map(one -> one.get("rule").asString()))
        .containsExactly(
            "contract-not-active",
            "qualification-expired",
            "price-differs",
            "unit-differs",
            "item-not-in-contract");
    assertThat(refused.valueStream().map(one -> one.get("pointer").asString()))
        .containsExactly("/contract", "/contract", "/lines/0", "/lines/1", "/lines/2");
    assertThat(refused.at("/2/message").asString())
        .isEqualTo("Quoted and agreed price differ: 1094 / 1094.1875 fen.");
    assertThat(hospital.status(order)).isEqualTo("DRAFT");
  }

  @Test
  void isIssuedOnceItWasCorrected() {
    var order = hospital.drafted(line("GLOVE", "8", ",\"quotedFenPerUnit\":\"1000\""));
    hospital.issue(order).must(409);
    var text = ABuyingHospital.order(line("GLOVE", "8", ",\"quotedFenPerUnit\":\"1094.1875\""));

    assertThat(hospital.buyer().put(path(order), text).status()).isEqualTo(428);
    var tag = hospital.get(order).raw().headers().firstValue("ETag").orElseThrow();
    hospital.buyer().put(path(order), text, "If-Match", tag).must(200);
    var issued = hospital.issue(order).must(200).body();

    assertThat(issued.at("/status").asString()).isEqualTo("ISSUED");
    assertThat(issued.at("/valueFen").asLong()).isEqualTo(8_754);
    assertThat(issued.at("/contractVersion").asInt()).isEqualTo(3);
    assertThat(issued.at("/check/reasons")).isEmpty();
  }
}
