package cn.houqin.platform.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe.
 */
final class Csv {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  static byte[] of(Table table) {
    var text = new StringWriter().append('\uFEFF');
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(table.columns().stream().map(Table.Column::heading).toList());
      for (var row : table.rows()) {
        csv.writeRecord(cells(table, row));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(Table table, List<String> row) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      cells.add(table.columns().get(i).figures() ? cell : harmless(cell));
    }
    return cells;
  }

  private static String harmless(String words) {
    return !words.isEmpty() && FORMULA_STARTS.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
  }
}
