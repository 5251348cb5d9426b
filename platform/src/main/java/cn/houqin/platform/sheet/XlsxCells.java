package cn.houqin.platform.sheet;

import cn.houqin.platform.problem.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The cells of the first sheet of an XLSX file: values only, formulas are refused. */
final class XlsxCells {

  private static final int MOST_SKIPPED = 100_000;
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_BYTES = 128L * 1024 * 1024;

  private XlsxCells() {}

  static void read(byte[] file, Sheet into) {
    try {
      refuseBomb(file);
      try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
          var rows = workbook.getFirstSheet().openStream()) {
        var last = 0;
        for (var row : (Iterable<Row>) rows::iterator) {
          skip(last, row.getRowNum(), into);
          into.row(cells(row));
          last = row.getRowNum();
        }
      }
    } catch (IOException | ClassCastException | IllegalArgumentException notXlsx) {
      throw Invalid.field("/", "xlsx", null);
    } catch (org.dhatim.fastexcel.reader.ExcelReaderException notXlsx) {
      throw Invalid.field("/", "xlsx", null);
    }
  }

  /** Rows that the file leaves out are blank ones. */
  private static void skip(int last, int next, Sheet into) {
    if (last == 0) {
      return;
    }
    if (next - last > MOST_SKIPPED) {
      throw Invalid.field("/rows", "at-most-rows", next, MOST_SKIPPED);
    }
    for (var blank = last + 1; blank < next; blank++) {
      into.row(List.of());
    }
  }

  /** Inflates all of it once, counting: what a small file grows to is known before it is parsed. */
  private static void refuseBomb(byte[] file) throws IOException {
    var left = MOST_BYTES;
    var entries = 0;
    var buffer = new byte[64 * 1024];
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      var all = zip.getEntries();
      while (all.hasMoreElements()) {
        if (++entries > MOST_ENTRIES) {
          throw Invalid.field("/", "archive-entries", entries, MOST_ENTRIES);
        }
        try (var inflated = zip.getInputStream(all.nextElement())) {
          for (var n = inflated.read(buffer); n >= 0; n = inflated.read(buffer)) {
            left -= n;
            if (left < 0) {
              throw Invalid.field("/", "archive-bytes", null, MOST_BYTES);
            }
          }
        }
      }
    }
  }

  private static List<Sheet.Cell> cells(Row row) {
    if (row.getCellCount() > Sheet.MOST_COLUMNS * 10) {
      throw Invalid.field("/header", "at-most-columns", row.getCellCount(), Sheet.MOST_COLUMNS);
    }
    var cells = new ArrayList<Sheet.Cell>();
    for (var i = 0; i < row.getCellCount(); i++) {
      cells.add(cell(row.getCell(i)));
    }
    return cells;
  }

  private static Sheet.Cell cell(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null) {
      return Sheet.Cell.of("");
    }
    return switch (cell.getType()) {
      case STRING -> Sheet.Cell.of(cell.asString());
      case NUMBER -> Sheet.Cell.of(number(cell));
      case BOOLEAN -> Sheet.Cell.of(String.valueOf(cell.asBoolean()));
      case EMPTY -> Sheet.Cell.of("");
      case FORMULA -> new Sheet.Cell("=" + cell.getFormula(), "formula-cell");
      case ERROR -> new Sheet.Cell(String.valueOf(cell.getRawValue()), "error-cell");
    };
  }

  private static String number(Cell cell) {
    var number = cell.asNumber().stripTrailingZeros();
    return number.scale() < -20 || number.scale() > 20 ? number.toString() : number.toPlainString();
  }
}
