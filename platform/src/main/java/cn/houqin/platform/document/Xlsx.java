package cn.houqin.platform.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as workbooks: texts as texts, figures as numbers. */
final class Xlsx {

  private static final int HEADER = 0;
  private static final String PRODUCER = "houqin";
  private static final String PRODUCER_VERSION = "1.0";

  private Xlsx() {}

  static byte[] of(String name, Table table) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, PRODUCER, PRODUCER_VERSION)) {
      fill(workbook.newWorksheet(name), table);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, Table table) {
    sheet.freezePane(0, HEADER + 1);
    for (var c = 0; c < table.columns().size(); c++) {
      sheet.value(HEADER, c, table.columns().get(c).heading());
      sheet.style(HEADER, c).bold().set();
    }
    for (var r = 0; r < table.rows().size(); r++) {
      for (var c = 0; c < table.columns().size(); c++) {
        var cell = table.rows().get(r).get(c);
        if (cell.isEmpty()) {
          continue;
        }
        if (table.columns().get(c).figures()) {
          sheet.value(HEADER + 1 + r, c, new BigDecimal(cell));
        } else {
          sheet.value(HEADER + 1 + r, c, cell);
        }
      }
    }
  }
}
