package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A figure of a delivery opens into the purchase order behind it. */
@HouqinServiceTest
class OpeningOrdersTests {

  @LocalServerPort private int port;

  @Test
  void tellsServicesWhatWasAgreedAndWhatCameWithoutPeopleAndPrices() {
    var hospital = ABuyingHospital.with(port, "100");
    var order = hospital.issued(line("GLOVE", "100", ""));
    hospital.vendor().post("/api/purchase-orders/" + order + "/confirmation", "").must(200);
    hospital.announce(order, 1, "98").must(201);
    hospital.receive(order, 1, "98", "96", "2", ",\"rejectReason\":\"TORN\"").must(200);
    var path = "/internal/purchase-orders/" + order;
    var kpi = new TestApi(port, TestTokens.service("kpi", "internal.purchase-order"));

    var told = kpi.internal(hospital.name(), path).must(200);

    assertThat(told.text("/deliveries/0/announced/0/quantity")).isEqualTo("98");
    assertThat(told.text("/deliveries/0/found/0/rejected")).isEqualTo("2");
    assertThat(told.text("/deliveries/0/found/0/rejectReason")).isEqualTo("TORN");
    assertThat(told.body().toString()).doesNotContain("fen").doesNotContain("buyer");
    assertThat(kpi.internal("elsewhere", path).status()).isEqualTo(404);
    var other = new TestApi(port, TestTokens.service("kpi", "internal.work-order"));
    assertThat(other.internal(hospital.name(), path).status()).isEqualTo(403);
  }
}
