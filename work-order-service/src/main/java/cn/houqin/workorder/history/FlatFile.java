package cn.houqin.workorder.history;

import cn.houqin.platform.problem.Invalid;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV file of bare dates, whose columns are named by a mapping from fields to columns. */
final class FlatFile {

  static final Set<String> FIELDS =
      Set.of(
          "externalId", "requestedAt", "completedAt", "dueAt", "category", "priority", "location");

  private FlatFile() {}

  /**
   * Rows as cells by field.
   *
   * @param columns field to the file's column; a field that is not named is a column of its own
   *     name
   */
  static List<Map<String, String>> read(String csv, Map<String, String> columns) {
    var rows = new ArrayList<Map<String, String>>();
    var text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    try (var reader =
        CsvReader.builder().commentStrategy(CommentStrategy.NONE).ofNamedCsvRecord(text)) {
      for (var record : reader) {
        if (rows.isEmpty()) {
          refuseMissing(record.getHeader(), columns);
        }
        rows.add(cells(record, columns));
      }
    } catch (CsvParseException notCsv) {
      throw Invalid.field("/rows/" + (rows.size() + 1), "csv", notCsv.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return rows;
  }

  private static void refuseMissing(List<String> header, Map<String, String> columns) {
    for (var column : columns.values()) {
      if (!header.contains(column)) {
        throw Invalid.field("/header/" + column, "missing-column", null, column);
      }
    }
  }

  private static Map<String, String> cells(NamedCsvRecord record, Map<String, String> columns) {
    var cells = new HashMap<String, String>();
    for (var field : FIELDS) {
      record
          .findField(columns.getOrDefault(field, field))
          .filter(cell -> !cell.isBlank())
          .ifPresent(cell -> cells.put(field, cell.strip()));
    }
    return cells;
  }
}
