package cn.houqin.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.testing.Workbooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingSheetsTests {

  private static final Columns COLUMNS =
      new Columns(Set.of("code", "name"), Set.of("size"), Set.of("remark"), 3);

  /** How the same table is written. */
  private enum Form {
    CSV,
    XLSX;

    byte[] of(List<List<String>> rows) {
      return switch (this) {
        case XLSX -> Workbooks.of(rows);
        case CSV ->
            rows.stream()
                .map(row -> String.join(",", row))
                .reduce("", (all, row) -> all + row + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
      };
    }
  }

  private static List<String> faults(byte[] file) {
    var refused = catchThrowableOfType(Invalid.class, () -> Sheet.read(file, COLUMNS));
    assertThat(refused).isNotNull();
    return refused.errors().stream()
        .map(error -> error.pointer() + " " + error.rule() + " " + error.value())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameRowsFromBothForms(Form form) {
    var rows =
        Sheet.read(
            form.of(
                List.of(
                    List.of("name", "code", "remark"),
                    List.of(" 手套 ", "A1", "not read"),
                    List.of("", "", ""),
                    List.of("纱布", "A2", ""))),
            COLUMNS);

    assertThat(rows).extracting(SheetRow::number).containsExactly(1, 3);
    assertThat(rows).extracting(row -> row.text("name")).containsExactly("手套", "纱布");
    assertThat(rows.getFirst().cell("remark")).isNull();
    assertThat(rows.getLast().pointer("code")).isEqualTo("/rows/3/code");
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryColumnThatIsTooManyOrMissing(Form form) {
    assertThat(faults(form.of(List.of(List.of("code", "colour", "code")))))
        .containsExactly(
            "/header/colour unknown-column colour",
            "/header/code unique code",
            "/header/name missing-column null");
  }

  @ParameterizedTest
  @EnumSource
  void refusesTooManyRowsLongCellsAndCellsBeyondTheHeader(Form form) {
    var header = List.of("code", "name");
    var long_ = "x".repeat(Sheet.LONGEST_CELL + 1);

    assertThat(faults(form.of(List.of(header, List.of("A", long_), List.of("B", "b", "more")))))
        .containsExactly(
            "/rows/1/name long-cell " + "x".repeat(60) + "…", "/rows/2/3 beyond-header more");
    assertThat(
            faults(
                form.of(
                    Stream.concat(
                            Stream.of(header), Collections.nCopies(4, List.of("A", "a")).stream())
                        .toList())))
        .containsExactly("/rows at-most-rows 4");
  }

  @ParameterizedTest
  @EnumSource
  void refusesATableWithoutRows(Form form) {
    assertThat(faults(form.of(List.of(List.of("code", "name")))))
        .containsExactly("/rows not-empty null");
  }

  @Test
  void refusesFormulasCellByCell() {
    var file = Workbooks.of(List.of(List.of("code", "name"), List.of("A", "=1+1")));

    assertThat(faults(file)).containsExactly("/rows/1/name formula-cell =1+1");
  }

  @Test
  void readsNumbersOfASpreadsheetAsTheyAreWritten() {
    var file =
        Workbooks.with(
            sheet -> {
              sheet.value(0, 0, "code");
              sheet.value(0, 1, "name");
              sheet.value(0, 2, "size");
              sheet.value(1, 0, 1_000);
              sheet.value(1, 1, true);
              sheet.value(1, 2, new java.math.BigDecimal("0.25"));
            });

    assertThat(Sheet.read(file, COLUMNS).getFirst().cells().values())
        .containsExactly("1000", "true", "0.25");
  }

  @Test
  void takesAByteOrderMarkAndRefusesOtherEncodings() {
    var marked = "\uFEFFcode,name\nA,手套\n".getBytes(StandardCharsets.UTF_8);
    var gbk = "code,name\nA,手套\n".getBytes(Charset.forName("GBK"));

    assertThat(Sheet.read(marked, COLUMNS).getFirst().text("name")).isEqualTo("手套");
    assertThat(faults(gbk)).containsExactly("/ utf-8 null");
  }

  @Test
  void refusesAnArchiveThatGrowsWithoutBound() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      var zeros = new byte[1024 * 1024];
      for (var megabyte = 0; megabyte < 140; megabyte++) {
        zip.write(zeros);
      }
    }

    assertThat(bytes.size()).isLessThan(1024 * 1024);
    assertThat(faults(bytes.toByteArray())).containsExactly("/ archive-bytes null");
  }

  @Test
  void refusesWhatOnlyLooksLikeASpreadsheet() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("hello".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(faults(bytes.toByteArray())).containsExactly("/ xlsx null");
    assertThat(faults(new byte[] {'P', 'K', 3, 4, 0, 0, 0})).containsExactly("/ xlsx null");
  }

  @Test
  void answersAnyCutOffFileWithARefusalOrRows() {
    var file = Workbooks.of(List.of(List.of("code", "name"), List.of("A", "a")));

    for (var length = 1; length < file.length; length += 7) {
      var cut = java.util.Arrays.copyOf(file, length);
      try {
        Sheet.read(cut, COLUMNS);
      } catch (BrokenRule refused) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
  }
}
