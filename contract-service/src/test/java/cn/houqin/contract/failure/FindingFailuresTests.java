package cn.houqin.contract.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Evidence of a breach makes a failure where the contract says so, once, and its end ends it. */
@HouqinServiceTest
class FindingFailuresTests {

  private static final String DUE = "2026-03-10T02:00:00Z";

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aContract() {
    hospital = AContractWithFailures.signed(port);
  }

  private JsonNode failures() {
    return hospital.manager().get("/api/contracts/HT-1/failures").must(200).body().get("items");
  }

  private JsonNode first() {
    await().until(() -> failures().size() == 1);
    return failures().get(0).get("registered");
  }

  @Test
  void registersALateCompletionUntilItEnds() {
    OrdersElsewhere.announceBreach(hospital.name(), "o1", DUE);
    OrdersElsewhere.announceBreach(hospital.name(), "o1", DUE);
    assertThat(first().at("/charge/points").asString()).isEqualTo("5");
    assertThat(first().get("rectifyBy").asString()).isEqualTo("2026-03-10T03:00:00Z");
    assertThat(first().get("rectifiedAt").isNull()).isTrue();

    OrdersElsewhere.announceCompleted(hospital.name(), "o1", "2026-03-10T05:00:00Z");
    OrdersElsewhere.announceCompleted(hospital.name(), "o1", "2026-03-11T05:00:00Z");
    await().until(() -> !first().get("rectifiedAt").isNull());

    OrdersElsewhere.announceBreach(hospital.name(), "o2", DUE);
    await().until(() -> failures().size() == 2);
    var ended =
        hospital
            .manager()
            .get("/api/failures/o1~COMPLETE-1~late")
            .must(200)
            .text("/registered/rectifiedAt");
    assertThat(ended).isEqualTo("2026-03-10T05:00:00Z");
  }

  @Test
  void asksTheOrderWhatHappenedBeforeTheEvidenceCame() {
    OrdersElsewhere.has("o3", "COMPLETED", "2026-03-10T02:30:00Z");

    OrdersElsewhere.announceBreach(hospital.name(), "o3", DUE);

    assertThat(first().get("rectifiedAt").asString()).isEqualTo("2026-03-10T02:30:00Z");
  }

  @Test
  void takesBackWhatEvidenceTakesBack() {
    OrdersElsewhere.announceBreach(hospital.name(), "o4", DUE);
    OrdersElsewhere.announceWithdrawn(hospital.name(), "o4");

    await().until(() -> !first().get("withdrawn").isNull());
    assertThat(first().at("/withdrawn/reason").asString()).isEqualTo("wrong order");
  }

  @Test
  void isSeenByItsVendorAlone() {
    OrdersElsewhere.announceBreach(hospital.name(), "o5", DUE);
    first();

    var path = "/api/failures/o5~COMPLETE-1~late";
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(path).status()).isEqualTo(200);
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(path).status()).isEqualTo(404);
    assertThat(
            hospital
                .vendorUser(AHospital.OTHER_VENDOR)
                .get("/api/contracts/HT-1/failures")
                .status())
        .isEqualTo(404);
  }
}
