package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.sheet.SheetRow;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A settlement as PDF, XLSX and CSV: all say what the API says, to the fen. */
@HouqinServiceTest
class SettlementDocumentsTests {

  private static final String MARCH = "/api/settlements/HT-1~2026-03";
  private static final Columns COLUMNS =
      new Columns(
          Set.of("条线", "类别", "项目", "金额（元）", "不含税（元）", "税额（元）", "价税合计（元）"),
          Set.of("税率%", "计算式", "依据"),
          Set.of(),
          100);

  @LocalServerPort private int port;
  private SettledContract contract;
  private Api.Answer march;

  @BeforeEach
  void marchIsDrafted() {
    contract = SettledContract.signed(port);
    march = contract.drafted("2026-03", "70.00");
  }

  private HttpResponse<byte[]> document(String accept, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + MARCH + "/document"))
            .header(
                "Authorization",
                "Bearer " + TestTokens.of("auditor", contract.hospital().name(), "AUDITOR"))
            .header("Accept", accept);
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static long sumFen(List<SheetRow> rows, String column) {
    return rows.stream()
        .map(row -> row.text(column))
        .filter(cell -> !cell.isEmpty())
        .map(cell -> new BigDecimal(cell).movePointRight(2))
        .mapToLong(BigDecimal::longValueExact)
        .sum();
  }

  private long fen(String pointer) {
    return Long.parseLong(march.text(pointer));
  }

  private void addsUp(byte[] file) {
    var rows = Sheet.read(file, COLUMNS);
    assertThat(rows)
        .extracting(row -> row.text("类别"))
        .containsExactly("服务费", "计量", "考核扣款", "质保金留存");
    assertThat(sumFen(rows, "金额（元）")).isEqualTo(fen("/result/payableFen"));
    assertThat(sumFen(rows, "不含税（元）")).isEqualTo(fen("/statement/netFen"));
    assertThat(sumFen(rows, "税额（元）")).isEqualTo(fen("/statement/vatFen"));
    assertThat(sumFen(rows, "价税合计（元）")).isEqualTo(fen("/statement/transferFen"));
    assertThat(rows.get(2).text("依据")).isEqualTo("HT-1~CLEANING~2026-03");
  }

  @Test
  void csvAddsUpToTheSettlement() throws IOException, InterruptedException {
    var csv = document("text/csv");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("HT-1~2026-03.csv");
    // 31,000.00 + 25.30 - 1,550.00; tax on top 3.29; 5 % of 29,478.59 held back
    assertThat(fen("/result/payableFen")).isEqualTo(2_947_530);
    assertThat(fen("/statement/grossFen")).isEqualTo(2_947_859);
    assertThat(fen("/statement/transferFen")).isEqualTo(2_947_859 - 147_393);
    addsUp(csv.body());
  }

  @Test
  void xlsxAddsUpToTheSettlement() throws IOException, InterruptedException {
    addsUp(document(Sheet.XLSX).body());
  }

  @Test
  void pdfSaysTheSameInChineseAndIsTheSameBytesAgain() throws IOException, InterruptedException {
    var pdf = document("application/pdf").body();
    try (var paper = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(paper);
      assertThat(text)
          .contains("结算单 2026-03", "合同：HT-1", "供应商：" + AHospital.VENDOR, "状态：草稿")
          .contains("得分 70.00，适用", "31000.00 元 ×")
          .doesNotContain("fen", "tier")
          .contains("考核扣款", "-1550.00", "应付：29475.30 元", "增值税：", "实付：28004.66 元")
          .contains(march.text("/digest"));
    }
    assertThat(document("application/pdf").body()).isEqualTo(pdf);
  }

  /** vendor-kpi-service says that 17 orders were closed; 19 runs were entered. */
  @Test
  void whatIsCountedFromOrdersStandsBesideWhatWasEntered()
      throws IOException, InterruptedException {
    contract =
        SettledContract.signed(
            port,
            ",{\"item\":\"run\",\"kind\":\"UNIT_RATE\",\"unit\":\"趟\",\"fenPerUnit\":\"500\",\"countedFromOrders\":true}");
    assertThat(contract.drafted("2026-03", "90.00").text("/counted/0/difference")).isEqualTo("-17");
    var entered = "line,item,quantity,source\nCLEANING,run,19,desk\n";
    var march =
        contract
            .hospital()
            .as("FINANCE")
            .post(MARCH + "/volumes", entered, "Content-Type", "text/csv")
            .must(200);

    assertThat(march.body().get("counted").toString())
        .isEqualTo(
            "[{\"line\":\"CLEANING\",\"item\":\"run\",\"entered\":\"19\",\"counted\":\"17\",\"difference\":\"2\"}]");
    assertThat(march.text("/result/lines/0/rows/0/fen")).isEqualTo("9500");
    var columns =
        new Columns(
            Set.of("项目", "录入数量", "工单计数", "差额"),
            Set.of("条线", "类别", "金额（元）", "不含税（元）", "税额（元）", "价税合计（元）", "税率%", "计算式", "依据"),
            Set.of(),
            100);
    assertThat(Sheet.read(document(Sheet.XLSX).body(), columns))
        .filteredOn(row -> row.text("项目").equals("run"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.text("录入数量") + " " + row.text("工单计数") + " " + row.text("差额"))
                    .isEqualTo("19 17 2"));
    try (var paper = Loader.loadPDF(document("application/pdf").body())) {
      assertThat(new PDFTextStripper().getText(paper))
          .contains("另行计数（按工单或录入人自报；仅供核对，按录入数量结算）", "CLEANING run 19 17 2");
    }
  }

  @Test
  void isInEnglishWhereThatIsAskedFor() throws IOException, InterruptedException {
    var pdf = document("application/pdf", "Accept-Language", "en").body();
    try (var paper = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(paper))
          .contains("Settlement 2026-03", "Payable: 29475.30");
    }
  }

  @Test
  void isShownToTheVendorOnceItWasSentAndInNoOtherForm() throws IOException, InterruptedException {
    var vendor = contract.hospital().vendorUser(AHospital.VENDOR);
    assertThat(vendor.get(MARCH + "/document").status()).isEqualTo(404);
    assertThat(document("image/png").statusCode()).isEqualTo(406);
  }
}
