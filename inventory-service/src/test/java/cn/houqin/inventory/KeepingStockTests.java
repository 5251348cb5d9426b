package cn.houqin.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class KeepingStockTests {

  @LocalServerPort int port;
  private TestApi keeper;
  private String hospital;
  private static int hospitals;

  @BeforeEach
  void aHospitalWithAStore() {
    hospital = "h" + ++hospitals;
    keeper = TestApi.as(port, hospital, "PROCUREMENT");
    keeper.post("/api/stores", "{\"store\":\"S1\",\"name\":\"Main store\",\"location\":\"B1\"}");
    material("GLOVE", false);
    material("SERUM", true);
  }

  private void material(String code, boolean lots) {
    keeper.post(
        "/api/materials",
        "{\"material\":\"%s\",\"name\":\"%s\",\"unit\":\"piece\",\"category\":\"ward\",\"lotControlled\":%s}"
            .formatted(code, code, lots));
  }

  private TestApi.Answer move(String material, String kind, String quantity, String more) {
    return keeper.post(
        "/api/stock-movements",
        "{\"material\":\"%s\",\"store\":\"S1\",\"kind\":\"%s\",\"quantity\":\"%s\"%s}"
            .formatted(material, kind, quantity, more));
  }

  private String onHand(String material) {
    return keeper
        .get("/api/stock?store=S1&material=" + material)
        .body()
        .at("/items/0/onHand")
        .asString();
  }

  @Test
  void keepsTheBalanceOfReceiptsAndIssues() {
    assertThat(move("GLOVE", "RECEIPT", "100", "").status()).isEqualTo(201);
    assertThat(move("GLOVE", "ISSUE", "30.5", "").status()).isEqualTo(201);

    assertThat(onHand("GLOVE")).isEqualTo("69.5");
  }

  @Test
  void refusesToIssueMoreThanIsAvailable() {
    move("GLOVE", "RECEIPT", "5", "");

    var refused = move("GLOVE", "ISSUE", "5.000001", "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/quantity");
    assertThat(onHand("GLOVE")).isEqualTo("5");
  }

  @Test
  void issuesWhatExpiresFirstAndNeverWhatIsExpired() {
    move("SERUM", "RECEIPT", "4", ",\"lot\":\"OLD\",\"expiresOn\":\"2020-01-01\"");
    move("SERUM", "RECEIPT", "4", ",\"lot\":\"LATE\",\"expiresOn\":\"2999-01-01\"");
    move("SERUM", "RECEIPT", "4", ",\"lot\":\"SOON\",\"expiresOn\":\"2998-01-01\"");

    var issued = move("SERUM", "ISSUE", "6", "");
    var tooMuch = move("SERUM", "ISSUE", "3", "");

    assertThat(issued.body().at("/lots").toString())
        .isEqualTo("[{\"lot\":\"SOON\",\"quantity\":\"4\"},{\"lot\":\"LATE\",\"quantity\":\"2\"}]");
    assertThat(tooMuch.status()).isEqualTo(409);
  }

  @Test
  void doesARepeatedMovementOnce() {
    var body = "{\"material\":\"GLOVE\",\"store\":\"S1\",\"kind\":\"RECEIPT\",\"quantity\":\"7\"}";
    var first = keeper.post("/api/stock-movements", body, "Idempotency-Key", "k1");
    var second = keeper.post("/api/stock-movements", body, "Idempotency-Key", "k1");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(second.body().at("/movement")).isEqualTo(first.body().at("/movement"));
    assertThat(onHand("GLOVE")).isEqualTo("7");
  }

  @Test
  void neverGoesBelowZeroWithSixteenWriters() throws Exception {
    move("GLOVE", "RECEIPT", "100", "");
    var writers = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 160; i++) {
      writers.add(() -> move("GLOVE", "ISSUE", "1", "").status());
    }

    var issued = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var status : threads.invokeAll(writers)) {
        issued += status.get() == 201 ? 1 : 0;
      }
    }

    assertThat(issued).isEqualTo(100);
    assertThat(onHand("GLOVE")).isEqualTo("0");
  }

  @Test
  void tellsEachBadFieldInTheCallersLanguage() {
    var english = move("NOTHING", "RECEIPT", "1", "");
    var chinese =
        keeper.post(
            "/api/stock-movements",
            "{\"material\":\"GLOVE\",\"store\":\"S1\",\"kind\":\"RECEIPT\",\"quantity\":\"0\"}",
            "Accept-Language",
            "zh-CN");

    assertThat(english.body().at("/errors/0/rule").asString()).isEqualTo("known-material");
    assertThat(chinese.body().at("/errors/0/message").asString()).isEqualTo("必须大于零，不能是 0。");
  }

  @Test
  void keepsHospitalsApart() {
    move("GLOVE", "RECEIPT", "3", "");

    var other = TestApi.as(port, "elsewhere", "PROCUREMENT");

    assertThat(other.get("/api/materials/GLOVE").status()).isEqualTo(404);
    assertThat(other.get("/api/stock?store=S1").body().at("/items").size()).isZero();
  }
}
