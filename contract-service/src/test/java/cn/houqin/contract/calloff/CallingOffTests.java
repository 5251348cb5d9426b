package cn.houqin.contract.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What inventory-service is told before it issues a purchase order. */
@HouqinServiceTest
class CallingOffTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate today;

  @BeforeEach
  void aContractWithFrameworkPrices() {
    hospital = AHospital.ready(port, false);
    today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var terms =
        AHospital.version(today, today.plusDays(90), 100_000, "B1")
            .replace(
                "\"sla\":",
                """
                "prices": [
                  {"item": "GLOVE", "kind": "FRAMEWORK_DISCOUNT", "unit": "box", "listFenPerUnit": "1250.5",
                   "discountPercent": "12.5"},
                  {"item": "LINEN", "kind": "UNIT_RATE", "unit": "kg", "fenPerUnit": "180.25"},
                  {"item": "SPARES", "kind": "FRAMEWORK_DISCOUNT", "discountPercent": "10"}], "sla":\
                """)
            .replaceFirst(
                "\\{",
                "{\"ceilings\": {\"valueFen\": 500000, \"quantities\": {\"GLOVE\": \"100\"},"
                    + " \"lastDay\": \"%s\", \"tolerancePercent\": \"10\"},"
                        .formatted(today.plusDays(30)));
    hospital.approved("HT-1", AHospital.VENDOR, terms);
  }

  @Test
  void tellsExactPricesAndCeilingsOfAnEligibleVendor() {
    signed();

    var told = ask(today);

    assertThat(told.at("/reasons")).isEmpty();
    assertThat(told.at("/vendor").asString()).isEqualTo(AHospital.VENDOR);
    assertThat(told.at("/version").asInt()).isEqualTo(1);
    assertThat(told.at("/valueCeilingFen").asLong()).isEqualTo(500_000);
    assertThat(told.at("/tolerancePercent").asString()).isEqualTo("10");
    assertThat(told.at("/items/0/fenPerUnit").asString()).isEqualTo("1094.1875");
    assertThat(told.at("/items/0/ceilingQuantity").asString()).isEqualTo("100");
    assertThat(told.at("/items/0/line").asString()).isEqualTo("CLEANING");
    assertThat(told.at("/items/1/fenPerUnit").asString()).isEqualTo("180.25");
    assertThat(told.at("/items/2/reason").asString()).isEqualTo("ITEM_NOT_PRICED");
    assertThat(told.at("/items/3/reason").asString()).isEqualTo("ITEM_NOT_IN_CONTRACT");
  }

  @Test
  void saysWhyNothingMayBeCalledOff() {
    assertThat(ask(today).at("/reasons").toString())
        .isEqualTo("[\"CONTRACT_NOT_ACTIVE\",\"NO_VERSION_IN_FORCE\"]");
    signed();
    hospital
        .manager()
        .post("/api/vendors/" + AHospital.VENDOR + "/suspension", "{\"reason\":\"late\"}")
        .must(200);

    assertThat(ask(today).at("/reasons").toString()).isEqualTo("[\"VENDOR_NOT_APPROVED\"]");
    assertThat(ask(today.plusDays(31)).at("/reasons").toString())
        .isEqualTo("[\"VENDOR_NOT_APPROVED\",\"AFTER_LAST_DAY\"]");
  }

  @Test
  void answersServicesWithItsScopeOnly() {
    assertThat(answer(TestTokens.service("x", "internal.scorecard"), "HT-1").statusCode())
        .isEqualTo(403);
    assertThat(answer(hospital.manager().token(), "HT-1").statusCode()).isEqualTo(403);
    assertThat(answer(TestTokens.service("x", "internal.call-off"), "HT-9").statusCode())
        .isEqualTo(404);
  }

  private void signed() {
    hospital.sign("HT-1").must(200);
    await()
        .until(
            () -> hospital.manager().get("/api/contracts/HT-1").text("/status"), "ACTIVE"::equals);
  }

  private JsonNode ask(LocalDate day) {
    var answer = answer(TestTokens.service("x", "internal.call-off"), "HT-1", day);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> answer(String token, String contract) {
    return answer(token, contract, today);
  }

  private HttpResponse<String> answer(String token, String contract, LocalDate day) {
    var path =
        "/internal/contracts/%s/call-off?at=%sT04:00:00Z&item=GLOVE&item=LINEN&item=SPARES&item=NONE"
            .formatted(contract, day);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("X-Houqin-Hospital", hospital.name())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
