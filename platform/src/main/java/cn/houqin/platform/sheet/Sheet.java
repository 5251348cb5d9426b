package cn.houqin.platform.sheet;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV or XLSX table, of which the first names the columns. */
public final class Sheet {

  /** Media types of what {@link #read} takes. */
  public static final String CSV = "text/csv";

  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  static final int MOST_COLUMNS = 100;
  static final int LONGEST_CELL = 2_000;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Columns columns;
  private final List<SheetRow> rows = new ArrayList<>();
  private final List<FieldError> faults = new ArrayList<>();
  private @Nullable List<String> header;
  private int number;

  private Sheet(Columns columns) {
    this.columns = columns;
  }

  /**
   * Reads the table, whatever it says it is: a ZIP archive is taken for XLSX (its first sheet),
   * anything else for CSV in UTF-8. Refuses it with every bad cell named.
   */
  public static List<SheetRow> read(byte[] file, Columns columns) {
    var sheet = new Sheet(columns);
    if (file.length > ZIP.length && java.util.Arrays.equals(file, 0, 4, ZIP, 0, 4)) {
      XlsxCells.read(file, sheet);
    } else {
      CsvCells.read(file, sheet);
    }
    return sheet.finished();
  }

  /** Takes the next row, blank or not. */
  void row(List<Cell> cells) {
    if (header == null) {
      header = header(cells);
      columns.check(header);
      return;
    }
    number++;
    if (cells.stream().allMatch(cell -> cell.text().isBlank() && cell.rule() == null)) {
      return;
    }
    if (rows.size() >= columns.mostRows()) {
      throw Invalid.field("/rows", "at-most-rows", number, columns.mostRows());
    }
    rows.add(row(cells, header));
  }

  private static List<String> header(List<Cell> cells) {
    var names = new ArrayList<>(cells.stream().map(cell -> cell.text().strip()).toList());
    while (!names.isEmpty() && names.getLast().isEmpty()) {
      names.removeLast();
    }
    if (names.size() > MOST_COLUMNS) {
      throw Invalid.field("/header", "at-most-columns", names.size(), MOST_COLUMNS);
    }
    return List.copyOf(names);
  }

  private SheetRow row(List<Cell> cells, List<String> names) {
    var read = new LinkedHashMap<String, String>();
    for (var i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      if (i >= names.size()) {
        refuseBeyondHeader(cell, i);
      } else if (columns.reads(names.get(i))) {
        take(read, names.get(i), cell);
      }
    }
    return new SheetRow(number, read);
  }

  private void refuseBeyondHeader(Cell cell, int column) {
    if (!cell.text().isBlank()) {
      var at = "/rows/" + number + "/" + (column + 1);
      faults.add(FieldError.of(at, "beyond-header", shortened(cell.text())));
    }
  }

  private void take(LinkedHashMap<String, String> read, String column, Cell cell) {
    var at = "/rows/" + number + "/" + column;
    if (cell.rule() != null) {
      faults.add(FieldError.of(at, cell.rule(), shortened(cell.text())));
    } else if (cell.text().length() > LONGEST_CELL) {
      faults.add(FieldError.of(at, "long-cell", shortened(cell.text()), LONGEST_CELL));
    } else if (!cell.text().isBlank()) {
      read.put(column, cell.text().strip());
    }
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private List<SheetRow> finished() {
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    if (header == null || rows.isEmpty()) {
      throw Invalid.field("/rows", "not-empty", null);
    }
    return List.copyOf(rows);
  }

  /** How many rows were taken so far, the header not counted. */
  int taken() {
    return number;
  }

  /**
   * A cell as it stands in the file.
   *
   * @param rule the rule it breaks by itself, if any
   */
  record Cell(String text, @Nullable String rule) {

    static Cell of(String text) {
      return new Cell(text, null);
    }
  }
}
