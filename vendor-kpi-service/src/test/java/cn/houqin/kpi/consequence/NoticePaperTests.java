package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class NoticePaperTests {

  private static final String NOTICE = ALadder.id("very-low", "2022-03");

  @Autowired TestClock clock;
  @LocalServerPort int port;

  private byte[] paper(String token, String... language) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH + NOTICE + "/notice"))
            .header("Authorization", "Bearer " + token);
    for (var one : language) {
      request.header("Accept-Language", one);
    }
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      return answer.body();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void whatIsServedIsAChinesePaperThatStaysTheSame() throws Exception {
    var ladder = ALadder.ready(port, clock);
    ladder.scored("2022-03", 2);
    ladder.awaits(NOTICE, "PROPOSED");
    assertThat(ladder.hospital().manager().get(PATH + NOTICE + "/notice").must(409).problem())
        .isEqualTo("consequence-not-served");
    ladder.vendor().get(PATH + NOTICE + "/notice").must(404);
    ladder.confirm(NOTICE, "VENDOR_MANAGER").must(200);
    var vendor =
        TestTokens.vendor("vendor-user", ladder.hospital().name(), cn.houqin.kpi.AHospital.VENDOR);

    var first = paper(vendor);

    assertThat(text(first)).contains("整改通知书", "HT-3", "very-low", "40.00", "as agreed", "整改并提交材料");
    ladder.vendor().post(PATH + NOTICE + "/acknowledgement", "").must(200);
    assertThat(paper(vendor)).isEqualTo(first);
    assertThat(text(paper(vendor, "en"))).contains("Rectification notice", "To be rectified");
  }
}
