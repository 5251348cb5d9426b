package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.Elsewhere;
import cn.houqin.contract.TestClock;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class VendorsOverHttpTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String VENDOR = AHospital.VENDOR;
  private static final String PATH = "/api/vendors/" + VENDOR;

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.bare(port, false);
  }

  @Test
  void refusesACreditCodeWithAWrongCheckCharacter() {
    var refused =
        hospital
            .manager()
            .post("/api/vendors", "{\"vendor\":\"913100006688356014\",\"name\":\" \"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly("/vendor credit-code 913100006688356014", "/name text  ");
  }

  @Test
  void isSuspendedBlacklistedAndReviewedAgain() {
    hospital.approvedVendor(VENDOR);
    var today = LocalDate.ofInstant(clock.instant(), ZONE);

    command("/suspension", "{\"reason\":\"integrity breach\"}").must(200);
    command("/blacklisting", "{\"reason\":\"fraud\",\"until\":\"%s\"}".formatted(today)).must(200);
    var refused = command("/review", "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().at("/allowed").size()).isZero();
    clock.forwardTo(today.plusDays(1).atStartOfDay(ZONE).toInstant());
    assertThat(command("/review", "").must(200).text("/status")).isEqualTo("UNDER_REVIEW");
    await()
        .until(
            () ->
                Elsewhere.heard(Streams.VENDORS, hospital.name() + "/" + VENDOR)
                    .getLast()
                    .get("status")
                    .asString(),
            "UNDER_REVIEW"::equals);
  }

  @Test
  void refusesRatingsOutOfRangeAndReasonsLeftOut() {
    hospital.manager().post("/api/vendors", "{\"vendor\":\"%s\",\"name\":\"V\"}".formatted(VENDOR));
    command("/review", "").must(200);

    var ratings =
        command(
            "/approval",
            "{\"qualification\":101,\"experience\":80,\"reputation\":-1,\"capability\":60,\"price\":50}");
    var reason = command("/exit", "{\"reason\":\" \"}");

    assertThat(ratings.errors())
        .containsExactly("/qualification between 101", "/reputation between -1");
    assertThat(reason.errors()).containsExactly("/reason not-blank  ");
  }

  @Test
  void keepsAVendorsOwnPeopleOutOfItsLife() {
    hospital.manager().post("/api/vendors", "{\"vendor\":\"%s\",\"name\":\"V\"}".formatted(VENDOR));
    hospital.approvedVendor(AHospital.OTHER_VENDOR);
    var insider =
        new Api(
            port,
            TestTokens.signed(
                claims ->
                    claims
                        .subject("insider")
                        .claim("hospital", hospital.name())
                        .claim("roles", List.of("VENDOR", "VENDOR_MANAGER"))
                        .claim("vendor", VENDOR)));

    assertThat(insider.post(PATH + "/review", "").status()).isEqualTo(403);
    assertThat(hospital.vendorUser(VENDOR).get(PATH).status()).isEqualTo(200);
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(PATH).status()).isEqualTo(404);
    assertThat(hospital.vendorUser(VENDOR).get("/api/vendors").body().at("/items").size())
        .isEqualTo(1);
  }

  @Test
  void warnsBeforeAQualificationExpires() {
    hospital.approvedVendor(VENDOR);
    var expiry = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(8);
    command(
            "/qualifications",
            "{\"kind\":\"INSURANCE\",\"number\":\"7\",\"mandatory\":true,\"issuedOn\":\"2020-01-01\",\"expiresOn\":\"%s\"}"
                .formatted(expiry))
        .must(200);

    clock.forwardTo(expiry.minusDays(7).atStartOfDay(ZONE).toInstant());

    var notices = "/api/contract-service/notices";
    await().until(() -> hospital.manager().get(notices).body().toString().contains("INSURANCE"));
    await()
        .until(
            () -> hospital.vendorUser(VENDOR).get(notices).body().toString().contains("INSURANCE"));
  }

  @Test
  void renamesOnTheVersionThatWasRead() {
    hospital.approvedVendor(VENDOR);

    assertThat(hospital.manager().put(PATH, "{\"name\":\"新名\"}").status()).isEqualTo(428);
    assertThat(hospital.manager().put(PATH, "{\"name\":\"新名\"}", "If-Match", "\"v1\"").status())
        .isEqualTo(412);
    var tag = hospital.manager().get(PATH).header("ETag");
    assertThat(
            hospital
                .manager()
                .put(PATH, "{\"name\":\"新名\"}", "If-Match", tag)
                .must(200)
                .text("/name"))
        .isEqualTo("新名");
  }

  @Test
  void keepsTheStandbyVendorsOfALineInOrder() {
    hospital.approvedVendor(VENDOR);
    hospital.approvedVendor(AHospital.OTHER_VENDOR);
    var path = "/api/service-lines/CLEANING/standby-vendors";
    var list = "{\"vendors\":[\"%s\",\"%s\"]}";

    hospital.manager().put(path, list.formatted(AHospital.OTHER_VENDOR, VENDOR)).must(201);
    var twice = hospital.manager().put(path, list.formatted(VENDOR, VENDOR), "If-Match", "\"v1\"");

    assertThat(hospital.manager().get(path).text("/vendors/0")).isEqualTo(AHospital.OTHER_VENDOR);
    assertThat(twice.errors()).containsExactly("/vendors/1 unique " + VENDOR);
    assertThat(
            hospital.manager().put(path, list.formatted(VENDOR, AHospital.OTHER_VENDOR)).status())
        .isEqualTo(428);
    assertThat(hospital.vendorUser(VENDOR).get(path).status()).isEqualTo(403);
  }

  private Api.Answer command(String command, String body) {
    return hospital.manager().post(PATH + command, body);
  }
}
