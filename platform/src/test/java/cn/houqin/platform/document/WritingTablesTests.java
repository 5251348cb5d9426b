package cn.houqin.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Tables as files: what is written is what the reader of tables reads. */
class WritingTablesTests {

  private static final Table TABLE =
      new Table(
          List.of(Table.Column.words("项目", 1), Table.Column.figures("金额", 1)),
          List.of(
              List.of("保洁, \"夜班\"", "-1234567.89"),
              List.of("=HYPERLINK(\"x\")", "0.10"),
              List.of("无", "")));
  private static final Columns COLUMNS = new Columns(Set.of("项目", "金额"), Set.of(), Set.of(), 9);

  @Test
  void csvIsReadAsItWasWritten() {
    assertThat(Sheet.read(TABLE.csv(), COLUMNS))
        .extracting(row -> row.cells())
        .containsExactly(
            Map.of("项目", "保洁, \"夜班\"", "金额", "-1234567.89"),
            Map.of("项目", "'=HYPERLINK(\"x\")", "金额", "0.10"),
            Map.of("项目", "无"));
    assertThat(new String(TABLE.csv(), StandardCharsets.UTF_8)).startsWith("\uFEFF项目,金额\r\n");
  }

  @Test
  void xlsxHoldsFiguresAsNumbersAndFormulasAsWords() throws IOException {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(TABLE.xlsx("结算")))) {
      var rows = workbook.findSheet("结算").orElseThrow().read();
      assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCellAsNumber(1)).contains(new BigDecimal("-1234567.89"));
      assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
    }
    assertThat(Sheet.read(TABLE.xlsx("结算"), COLUMNS)).hasSize(3);
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table(TABLE.columns(), List.of(List.of("one"))));
  }
}
