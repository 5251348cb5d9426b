package cn.houqin.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.settlement.SettledContract;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A share of each month is held back, and paid out by two people after final acceptance. */
@HouqinServiceTest
class HoldingBackTests {

  private static final String RETENTION = "/api/contracts/HT-1/retention";
  private static final String ACCEPTANCE = "{\"acceptedOn\":\"2026-06-01\",\"reference\":\"YS-1\"}";

  @LocalServerPort private int port;
  private SettledContract contract;
  private AHospital hospital;

  /** 5 % of 29,478.59 and of 31,028.59. */
  @BeforeEach
  void marchAndAprilAreApprovedAndMayIsDrafted() {
    contract = SettledContract.signed(port);
    hospital = contract.hospital();
    contract.approved("2026-03", "70.00");
    contract.approved("2026-04", "90.00");
    contract.drafted("2026-05", "90.00");
  }

  private Api.Answer ask(long fen) {
    return hospital
        .as("FINANCE")
        .post(RETENTION + "/releases", "{\"fen\": %d, \"reason\": \"accepted\"}".formatted(fen));
  }

  @Test
  void isShownByMonthOfWhatWasApproved() {
    var held = hospital.vendorUser(AHospital.VENDOR).get(RETENTION).must(200);

    assertThat(held.body().get("months").toString())
        .isEqualTo("{\"2026-03\":147393,\"2026-04\":155143}");
    assertThat(held.text("/heldFen")).isEqualTo("302536");
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(RETENTION).status()).isEqualTo(404);
  }

  @Test
  void isReleasedAfterAcceptanceByTwoPeopleAndNoFenMore() {
    var early = ask(1);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.problem()).isEqualTo("retention-not-due");
    hospital.as("LOGISTICS").post(RETENTION + "/acceptance", ACCEPTANCE).must(200);

    assertThat(ask(302_537).problem()).isEqualTo("retention-exceeded");
    assertThat(ask(0).errors()).containsExactly("/fen at-least 0");
    ask(302_000).must(200);
    assertThat(ask(537).problem()).isEqualTo("retention-exceeded");
    var approval = RETENTION + "/releases/1/approval";
    assertThat(hospital.as("FINANCE").post(approval, "").problem())
        .isEqualTo("approved-by-somebody-else");
    var released = hospital.manager().post(approval, "").must(200);

    assertThat(released.text("/releasedFen")).isEqualTo("302000");
    assertThat(released.text("/leftFen")).isEqualTo("536");
    assertThat(contract.otherFinance().post(approval, "").problem())
        .isEqualTo("retention-is-decided");
    assertThat(hospital.manager().post(RETENTION + "/releases/2/approval", "").status())
        .isEqualTo(404);
  }

  @Test
  void isAcceptedOnceAndNotInTheFuture() {
    var logistics = hospital.as("LOGISTICS");
    var future =
        logistics.post(
            RETENTION + "/acceptance", "{\"acceptedOn\":\"2999-01-01\",\"reference\":\"YS-1\"}");
    assertThat(future.errors()).containsExactly("/acceptedOn not-future 2999-01-01");
    logistics.post(RETENTION + "/acceptance", ACCEPTANCE).must(200);
    assertThat(logistics.post(RETENTION + "/acceptance", ACCEPTANCE).status()).isEqualTo(409);
    assertThat(hospital.as("FINANCE").post(RETENTION + "/acceptance", ACCEPTANCE).status())
        .isEqualTo(403);
  }
}
