package cn.houqin.inventory.purchasing;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ceilings of a contract over HTTP, whatever the split, the order of things or the concurrency. */
@HouqinServiceTest
class CallingOffTests {

  @LocalServerPort private int port;
  private ABuyingHospital hospital;

  @BeforeEach
  void aCeilingOfAHundredAndTenPercent() {
    hospital = ABuyingHospital.with(port, "100");
  }

  @Test
  void issuesUpToTheToleranceAndNamesWhatGoesBeyond() {
    hospital.issued(line("GLOVE", "20", ""), line("GLOVE", "30", ""));
    var beyond = hospital.drafted(line("GLOVE", "61", ""));

    var refused = hospital.issue(beyond).must(409);

    assertThat(refused.body().at("/type").asString()).endsWith("/purchase-order-refused");
    assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/lines/0");
    assertThat(refused.body().at("/errors/0/rule").asString()).isEqualTo("ceiling-exceeded");
    assertThat(refused.body().at("/errors/0/value").asString()).isEqualTo("50 + 61 > 110");
    assertThat(hospital.status(beyond)).isEqualTo("DRAFT");
    assertThat(hospital.get(beyond).body().at("/check/reasons/0/code").asString())
        .isEqualTo("CEILING_EXCEEDED");
    hospital.issued(line("GLOVE", "60", ""));
    assertThat(hospital.ordered()).isEqualTo("110");
  }

  @Test
  void cancelledAndDeclinedQuantityComesBack() {
    var first = hospital.issued(line("GLOVE", "50", ""), line("GLOVE", "10", ""));
    var second = hospital.issued(line("GLOVE", "50", ""));

    hospital
        .buyer()
        .post(path(first) + "/cancellation", "{\"reason\":\"too much\",\"lines\":[2]}")
        .must(200);
    await().untilAsserted(() -> assertThat(hospital.ordered()).isEqualTo("100"));
    hospital.vendor().post(path(second) + "/decline", "{\"reason\":\"none left\"}").must(200);

    await().untilAsserted(() -> assertThat(hospital.ordered()).isEqualTo("50"));
    assertThat(hospital.status(first)).isEqualTo("ISSUED");
    assertThat(hospital.status(second)).isEqualTo("DECLINED");
    hospital.buyer().post(path(first) + "/cancellation", "{\"reason\":\"all\"}").must(200);
    await().untilAsserted(() -> assertThat(hospital.ordered()).isEqualTo("0"));
    assertThat(hospital.status(first)).isEqualTo("CANCELLED");
  }

  @Test
  void keepsTheContractsValueToo() {
    hospital.answers("[]", null, "100000");
    hospital.issued(line("GLOVE", "50", ""), line("SERUM", "1000", ""));
    var beyond = hospital.drafted(line("SERUM", "106", ""));

    var refused = hospital.issue(beyond).must(409);

    assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/contract");
    assertThat(refused.body().at("/errors/0/value").asString())
        .startsWith("104709 + 5300 > 110000");
    hospital.issued(line("SERUM", "105", ""));
    assertThat(hospital.ordered()).isEqualTo("109959");
  }

  @Test
  void givesBackWhatOneCeilingGaveWhereAnotherRefuses() {
    hospital.answers("[]", "100", "100000");
    var tooDear = hospital.drafted(line("GLOVE", "100", ""), line("SERUM", "20", ""));

    hospital.issue(tooDear).must(409);

    assertThat(ceilings()).containsExactly("0", "0");
    hospital.issued(line("GLOVE", "100", ""));
    assertThat(ceilings()).containsExactly("109419", "100");
  }

  private List<String> ceilings() {
    return hospital
        .buyer()
        .get("/api/ceilings?contract=HT-1")
        .body()
        .at("/items")
        .findValuesAsString("ordered");
  }

  @Test
  void letsSixteenBuyersAtOnceTakeExactlyWhatThereIs() throws Exception {
    var orders = new ArrayList<String>();
    for (var i = 0; i < 16; i++) {
      orders.add(hospital.drafted(line("GLOVE", "10", "")));
    }
    List<Callable<Integer>> buyers =
        orders.stream().<Callable<Integer>>map(one -> () -> hospital.issue(one).status()).toList();
    var statuses = new ArrayList<Integer>();

    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var status : threads.invokeAll(buyers)) {
        statuses.add(status.get());
      }
    }

    assertThat(statuses).containsOnly(200, 409);
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(11);
    assertThat(hospital.ordered()).isEqualTo("110");
    assertThat(orders.stream().filter(one -> hospital.status(one).equals("ISSUED"))).hasSize(11);
    assertThat(orders.stream().filter(one -> hospital.status(one).equals("DRAFT"))).hasSize(5);
  }
}
