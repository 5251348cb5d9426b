package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk and the vendor are told in time, each their own. */
@HouqinServiceTest
class NoticesTests {

  private static final String PATH = "/api/work-order-service/notices";

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;

  private static Answer notices(TestApi who, String query) {
    return who.get(PATH + query).must(200);
  }

  private static List<String> keys(TestApi who, String query) {
    return notices(who, query).body().get("items").findValuesAsString("key");
  }

  @Test
  void tellOfANewJobOfAClockRunningOutAndOfItsBreach() {
    var hospital = hospitals.ready();
    var vendor = hospital.vendorUser(AHospital.VENDOR);
    var order = hospital.dispatched();
    var asked = Instant.parse(order.view().text("/requestedAt"));
    await().until(() -> keys(vendor, "").contains("notice.new-job"));

    clock.forwardTo(asked.plus(Duration.ofMinutes(25)));
    await().until(() -> keys(vendor, "").contains("notice.clock-warned"));
    clock.forwardTo(asked.plus(Duration.ofMinutes(31)));

    await().until(() -> keys(vendor, "").contains("notice.clock-breached"));
    await().until(() -> keys(hospital.dispatcher(), "").contains("notice.clock-breached"));
    assertThat(keys(hospital.dispatcher(), "")).doesNotContain("notice.new-job");
    assertThat(keys(hospital.vendorUser(AHospital.STANDBY), "")).isEmpty();
    assertThat(notices(vendor, "").body().get("items").findValuesAsString("text"))
        .allSatisfy(text -> assertThat(text).contains(order.view().text("/number")));
  }

  @Test
  void areMarkedAsReadByEachReader() {
    var hospital = hospitals.ready();
    var vendor = hospital.vendorUser(AHospital.VENDOR);
    hospital.dispatched();
    await().until(() -> keys(vendor, "").size() == 1);
    var id = notices(vendor, "").text("/items/0/id");

    vendor.post(PATH + "/" + id + "/read", "").must(204);

    assertThat(keys(vendor, "?unread=true")).isEmpty();
    assertThat(keys(vendor, "")).hasSize(1);
    assertThat(hospital.dispatcher().post(PATH + "/" + id + "/read", "").status()).isEqualTo(404);
    assertThat(keys(vendor, "?changedSince=2999-01-01T00:00:00Z")).isEmpty();
  }
}
