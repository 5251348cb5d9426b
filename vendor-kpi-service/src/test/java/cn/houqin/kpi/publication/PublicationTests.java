package cn.houqin.kpi.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** HT-1 comes to 100 by nine responses; HT-2 has only its complaints, of which there are none. */
@HouqinServiceTest
class PublicationTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  String path;

  @BeforeEach
  void closedMonth() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
    var second = "/api/scorecards/" + hospital.cardOf("HT-2");
    await().until(() -> hospital.manager().get(second).text("/stage"), "CLOSED"::equals);
    path = "?line=CLEANING&month=" + hospital.month();
  }

  private void published(String contract) {
    var card = "/api/scorecards/" + hospital.cardOf(contract);
    hospital.manager().post(card + "/publication", "").must(200);
  }

  private static byte[] paper(TestApi who, String path, String language) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + who.port() + "/api/publications/paper" + path))
            .header("Authorization", "Bearer " + who.token());
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      return answer.body();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** 9 of 10 in time is two thirds of the way from 80 to 95: 0.6 x 66.67 + 40 = 80. */
  @Test
  void whatIsPublishedIsRankedWithGradeAndTheWindowForAppeals() {
    published("HT-1");
    published("HT-2");

    var shown = hospital.manager().get("/api/publications" + path).must(200);

    assertThat(shown.text("/publication/rows/0/card/contract")).isEqualTo("HT-2");
    assertThat(shown.text("/publication/rows/0/card/total")).isEqualTo("100.00");
    assertThat(shown.text("/publication/rows/0/rank")).isEqualTo("1");
    assertThat(shown.text("/publication/rows/1/card/total")).isEqualTo("80.00");
    assertThat(shown.text("/publication/rows/1/card/grade")).isEqualTo("GOOD");
    assertThat(shown.text("/publication/rows/1/card/figures")).isEqualTo("10");
    var window = shown.body().at("/publication/rows/1/window");
    assertThat(
            Duration.between(
                Instant.parse(window.get("publishedAt").asString()),
                Instant.parse(window.get("until").asString())))
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  void aVendorSeesItsOwnRowInItsPlaceAmongAll() {
    published("HT-1");
    published("HT-2");

    var shown = hospital.vendorUser(AHospital.VENDOR).get("/api/publications" + path).must(200);

    assertThat(shown.text("/contracts")).isEqualTo("2");
    assertThat(shown.body().at("/publication/rows")).hasSize(1);
    assertThat(shown.text("/publication/rows/0/rank")).isEqualTo("2");
    assertThat(shown.body().toString()).doesNotContain(AHospital.OTHER_VENDOR);
    hospital.vendorUser(AHospital.VENDOR).get("/api/publications/paper" + path).must(403);
    hospital.as("REQUESTER").get("/api/publications" + path).must(403);
  }

  @Test
  void thePaperSaysTheSameInChineseAndStaysTheSame() throws Exception {
    assertThat(hospital.manager().get("/api/publications/paper" + path).must(409).problem())
        .isEqualTo("nothing-published");
    published("HT-1");

    var first = paper(hospital.manager(), path, "");

    assertThat(text(first)).contains("月度考核结果公示", "HT-1", "80.00", "良", "尚未公示的考核表：1 张");
    assertThat(paper(hospital.manager(), path, "")).isEqualTo(first);
    assertThat(text(paper(hospital.manager(), path, "en"))).contains("Publication of monthly");
    hospital
        .vendorUser(AHospital.VENDOR)
        .post("/api/scorecards/" + hospital.card() + "/acceptance", "")
        .must(200);
    assertThat(text(paper(hospital.manager(), path, ""))).contains("已定稿");
  }
}
