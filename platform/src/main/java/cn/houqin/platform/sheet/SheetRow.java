package cn.houqin.platform.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param number 1 for the first row under the header
 * @param cells by column, stripped; blank ones are not there
 */
public record SheetRow(int number, Map<String, String> cells) {

  /** The cell, or an empty text. */
  public String text(String column) {
    return cells.getOrDefault(column, "");
  }

  /** The cell, or null if it is blank. */
  public @Nullable String cell(String column) {
    return cells.get(column);
  }

  /** Where the row is, for errors. */
  public String pointer() {
    return "/rows/" + number;
  }

  /** Where a cell is, for errors. */
  public String pointer(String column) {
    return pointer() + "/" + column;
  }
}
