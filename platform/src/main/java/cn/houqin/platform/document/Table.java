package cn.houqin.platform.document;

import java.util.List;

/**
 * A table of texts and figures; on paper, in CSV or in XLSX it says the same.
 *
 * @param rows each with as many cells as there are columns
 */
public record Table(List<Column> columns, List<List<String>> rows) implements Block {

  /** Refuses a row that is longer or shorter than the table is wide. */
  public Table {
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row + " does not fit " + columns);
      }
    }
  }

  /**
   * A column.
   *
   * @param share of the paper's width, beside the other columns' shares
   * @param figures every cell that is not blank is a decimal number, set to the right
   */
  public record Column(String heading, int share, boolean figures) {

    /** A column of words. */
    public static Column words(String heading, int share) {
      return new Column(heading, share, false);
    }

    /** A column of numbers. */
    public static Column figures(String heading, int share) {
      return new Column(heading, share, true);
    }
  }

  /** The table as CSV: UTF-8 with a byte order mark, by which spreadsheets know it. */
  public byte[] csv() {
    return Csv.of(this);
  }

  /** The table as the only sheet of a workbook. */
  public byte[] xlsx(String sheet) {
    return Xlsx.of(sheet, this);
  }
}
