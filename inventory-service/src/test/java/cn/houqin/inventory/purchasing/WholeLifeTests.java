package cn.houqin.inventory.purchasing;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.EvidenceAsked;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An order from draft to closed, who may do what with it, and the evidence it leaves. */
@HouqinServiceTest
class WholeLifeTests {

  @LocalServerPort private int port;
  private ABuyingHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = ABuyingHospital.with(port, "100");
  }

  @Test
  void goesFromDraftToClosedAndLeavesItsEvidence() throws Exception {
    var order = hospital.drafted(line("GLOVE", "100", ""));
    assertThat(hospital.get(order).body().at("/number").asString()).matches("PO-\\d{4}-000001");
    hospital.issue(order).must(200);
    hospital.vendor().post(path(order) + "/confirmation", "").must(200);
    hospital.announce(order, 1, "98").must(201);
    hospital.receive(order, 1, "98", "96", "2", ",\"rejectReason\":\"TORN\"").must(200);
    assertThat(hospital.status(order)).isEqualTo("CONFIRMED");
    hospital.announce(order, 1, "4").must(201);
    hospital.receive(order, 2, "4", "4", "0", "").must(200);
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");

    hospital.buyer().post(path(order) + "/closing", "").must(200);

    assertThat(hospital.status(order)).isEqualTo("CLOSED");
    await().untilAsserted(() -> assertThat(hospital.onHand("GLOVE")).isEqualTo("100"));
    await().untilAsserted(() -> assertThat(hospital.ordered()).isEqualTo("100"));
    assertThat(manifest().at("/count").asInt()).isEqualTo(6);
    assertThat(manifest().at("/sha256").asString()).isEqualTo(digest(order));
    assertThat(manifest("2020-01").at("/count").asInt()).isZero();
  }

  private static String digest(String order) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    Stream.of("D1/L1", "D2/L1")
        .flatMap(
            cause ->
                Stream.of("DELIVERY_ON_TIME", "DELIVERY_QUANTITY", "DELIVERY_REJECT_RATE")
                    .map(indicator -> order + "/" + cause + "/" + indicator))
        .sorted()
        .forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(sha.digest());
  }

  private JsonNode manifest() {
    return manifest(YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());
  }

  private JsonNode manifest(String month) {
    return EvidenceAsked.manifest(port, hospital.name(), month);
  }

  @Test
  void isNotSeenByAnotherVendorNorByItsOwnBeforeIssue() {
    var order = hospital.drafted(line("GLOVE", "1", ""));
    assertThat(hospital.vendor().get(path(order)).status()).isEqualTo(404);
    assertThat(hospital.vendor().get("/api/purchase-orders").body().at("/items")).isEmpty();

    hospital.issue(order).must(200);

    assertThat(hospital.vendor().get(path(order)).status()).isEqualTo(200);
    assertThat(hospital.vendor().get("/api/purchase-orders").body().at("/items").size())
        .isEqualTo(1);
    for (var foreign : List.of(hospital.otherVendor(), TestApi.as(port, "other", "PROCUREMENT"))) {
      assertThat(foreign.get(path(order)).status()).isEqualTo(404);
      assertThat(foreign.get("/api/purchase-orders").body().at("/items")).isEmpty();
    }
    assertThat(hospital.otherVendor().post(path(order) + "/confirmation", "").status())
        .isEqualTo(404);
    assertThat(hospital.announce(order, 1, "1").status()).isEqualTo(409);
  }

  @Test
  void letsEveryRoleDoItsOwnPartOnly() {
    var order = hospital.issued(line("GLOVE", "1", ""));
    var text = ABuyingHospital.order(line("GLOVE", "1", ""));
    assertThat(hospital.receiver().post("/api/purchase-orders", text).status()).isEqualTo(403);
    assertThat(hospital.receiver().post(path(order) + "/issue", "").status()).isEqualTo(403);
    assertThat(hospital.buyer().post(path(order) + "/confirmation", "").status()).isEqualTo(403);
    assertThat(hospital.vendor().post(path(order) + "/closing", "").status()).isEqualTo(403);
    assertThat(hospital.vendor().get("/api/ceilings?contract=HT-1").status()).isEqualTo(403);
    assertThat(hospital.as("nurse", "REQUESTER").get(path(order)).status()).isEqualTo(403);
    hospital.vendor().post(path(order) + "/confirmation", "").must(200);
    hospital.announce(order, 1, "1").must(201);

    var receipt =
        "{\"lines\":[{\"line\":1,\"delivered\":\"1\",\"accepted\":\"1\",\"rejected\":\"0\"}]}";
    var path = path(order) + "/deliveries/1/receipt";
    assertThat(hospital.vendor().post(path, receipt).status()).isEqualTo(403);
    var own = hospital.buyer().post(path, receipt);

    assertThat(own.status()).isEqualTo(403);
    assertThat(own.body().at("/type").asString()).endsWith("/received-by-somebody-else");
    hospital.as("buyer2", "PROCUREMENT").post(path, receipt).must(200);
  }

  @Test
  void namesEverythingThatIsWrongWithADraft() {
    hospital.drafted(line("GLOVE", "1", ""));
    var bad =
        hospital
            .buyer()
            .post(
                "/api/purchase-orders",
                "{\"contract\":\"HT-1\",\"store\":\"S9\",\"deliverBy\":\"2020-01-01\",\"lines\":["
                    + line("GLUE", "0", ",\"item\":\"a b\",\"tolerancePercent\":\"51\"")
                    + ","
                    + line("GLOVE", "1.1234567", ",\"quotedFenPerUnit\":\"-1\"")
                    + "]}");

    assertThat(
            bad.must(400)
                .body()
                .at("/errors")
                .valueStream()
                .map(one -> one.get("pointer").asString() + " " + one.get("rule").asString()))
        .containsExactlyInAnyOrder(
            "/store known-store",
            "/deliverBy not-past",
            "/lines/0/material known-material",
            "/lines/0/item code",
            "/lines/0/tolerancePercent between",
            "/lines/0/quantity above-zero",
            "/lines/1/quantity decimals",
            "/lines/1/quotedFenPerUnit between");
    var unknown = ABuyingHospital.order(line("GLOVE", "1", "")).replace("HT-1", "HT-9");
    assertThat(hospital.buyer().post("/api/purchase-orders", unknown).body().at("/type").asString())
        .endsWith("/not-yet-known");
  }

  @Test
  void saysWhatIsAllowedInstead() {
    var order = hospital.issued(line("GLOVE", "1", ""));

    var refused = hospital.issue(order).must(409);

    assertThat(refused.body().at("/type").asString()).endsWith("/purchase-order-not-in-status");
    assertThat(refused.body().at("/allowed").toString())
        .isEqualTo("[\"CONFIRM\",\"DECLINE\",\"POSTPONE\",\"CANCEL\"]");
  }
}
