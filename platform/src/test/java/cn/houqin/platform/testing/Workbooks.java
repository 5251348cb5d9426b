package cn.houqin.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX files made for a test. */
public final class Workbooks {

  private Workbooks() {}

  /** A table of texts; "=..." becomes a formula. */
  public static byte[] of(List<List<String>> rows) {
    return with(
        sheet -> {
          for (var r = 0; r < rows.size(); r++) {
            for (var c = 0; c < rows.get(r).size(); c++) {
              put(sheet, r, c, rows.get(r).get(c));
            }
          }
        });
  }

  private static void put(Worksheet sheet, int row, int column, String text) {
    if (text.startsWith("=")) {
      sheet.formula(row, column, text.substring(1));
    } else if (!text.isEmpty()) {
      sheet.value(row, column, text);
    }
  }

  /** A file with one sheet, filled at will. */
  public static byte[] with(Consumer<Worksheet> filling) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      filling.accept(workbook.newWorksheet("Table"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
