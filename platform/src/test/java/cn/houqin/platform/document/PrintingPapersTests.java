package cn.houqin.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Papers as PDF: what was put in is read out again, in Chinese, with the letters in the file. */
class PrintingPapersTests {

  private static final Instant MADE = Instant.parse("2026-05-31T16:00:00Z");

  private static Paper paper(Block... blocks) {
    return new Paper("结算单 2026-04", MADE, "sha-256 0123456789abcdef", List.of(blocks));
  }

  private static Table table(int rows) {
    return new Table(
        List.of(Table.Column.words("项目", 3), Table.Column.figures("金额(元)", 1)),
        IntStream.rangeClosed(1, rows).mapToObj(n -> List.of("行" + n + "。", n + ".25")).toList());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void everyCharacterOfGb2312IsReadOutAsItWasPutIn() throws IOException {
    var all = gb2312();
    var pdf = new Paper("", MADE, "", List.of(new Block.Paragraph(all))).pdf();
    var read = text(pdf).replaceAll("\\d / \\d|\\s", "");
    assertThat(all).hasSize(7_444);
    assertThat(read).isEqualTo(all);
  }

  @Test
  void headingsTextAndCellsAreOnThePaperInTheirOrder() throws IOException {
    var pdf =
        paper(
                new Block.Heading("一、服务费"),
                new Block.Paragraph("甲方:市第一医院\n乙方:Acme Facilities Ltd."),
                table(2))
            .pdf();
    assertThat(text(pdf).lines().map(String::strip))
        .containsExactly(
            "结算单 2026-04",
            "一、服务费",
            "甲方:市第一医院",
            "乙方:Acme Facilities Ltd.",
            "项目 金额(元)",
            "行1。 1.25",
            "行2。 2.25",
            "sha-256 0123456789abcdef 1 / 1");
  }

  @Test
  void everyFontIsEmbedded() throws IOException {
    try (var document = Loader.loadPDF(paper(table(3)).pdf())) {
      assertThat(fonts(document)).containsOnly(true);
    }
  }

  @Test
  void theSamePaperIsTheSameBytes() {
    assertThat(paper(table(200)).pdf()).isEqualTo(paper(table(200)).pdf());
    assertThat(paper(table(200)).pdf()).isNotEqualTo(paper(table(201)).pdf());
  }

  @Test
  void aLongTableGoesOnOverleafUnderItsHeader() throws IOException {
    var pdf = paper(table(200)).pdf();
    var text = text(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      var pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      assertThat(text.split("项目 金额", -1)).hasSize(pages + 1);
      assertThat(text).contains("行200。 200.25", pages + " / " + pages);
    }
  }

  @Test
  void whatDoesNotFitALineIsBrokenAndLosesNothing() throws IOException {
    var long1 = "保洁服务质量考核".repeat(40);
    var long2 = "x".repeat(300);
    var read = text(paper(new Block.Paragraph(long1 + " " + long2)).pdf());
    assertThat(read.lines()).allMatch(line -> line.length() < 140);
    assertThat(read.replaceAll("\\s", "")).contains(long1 + long2);
  }

  @Test
  void aCharacterThatTheFontLacksIsNamedNotDropped() throws IOException {
    assertThat(text(paper(new Block.Paragraph("王\uD842\uDFB7\u0007\uD83D\uDE00")).pdf()))
        .contains("王[U+20BB7] [U+1F600]");
  }

  private static List<Boolean> fonts(PDDocument document) throws IOException {
    var embedded = new ArrayList<Boolean>();
    for (var page : document.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        embedded.add(page.getResources().getFont(name).isEmbedded());
      }
    }
    return embedded;
  }

  /** All 7,445 characters of the standard but the blank, row by row. */
  private static String gb2312() {
    var all = new StringBuilder();
    for (var row = 0xA1; row <= 0xF7; row++) {
      for (var cell = 0xA1; cell <= 0xFE; cell++) {
        var letter =
            new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312")).strip();
        if (!letter.contains("\uFFFD")) {
          all.append(letter);
        }
      }
    }
    return all.toString();
  }
}
