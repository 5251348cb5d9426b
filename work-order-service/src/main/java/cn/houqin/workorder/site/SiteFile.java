package cn.houqin.workorder.site;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file of places: code, parent, name, kind, riskClass; a header row names the columns. */
final class SiteFile {

  static final int MOST_ROWS = 50_000;
  private static final Set<String> COLUMNS = Set.of("code", "parent", "name", "kind", "riskClass");

  private SiteFile() {}

  /** Reads the rows; refuses a file with other columns, naming every one. */
  static List<SiteRow> read(String csv) {
    var rows = new ArrayList<SiteRow>();
    var text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    try (var reader =
        CsvReader.builder().commentStrategy(CommentStrategy.NONE).ofNamedCsvRecord(text)) {
      for (var record : reader) {
        if (rows.isEmpty()) {
          refuseOtherColumns(record.getHeader());
        }
        rows.add(row(rows.size() + 1, record));
        if (rows.size() > MOST_ROWS) {
          throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_ROWS);
        }
      }
    } catch (CsvParseException notCsv) {
      throw Invalid.field("/rows/" + (rows.size() + 1), "csv", notCsv.getMessage());
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    if (rows.isEmpty()) {
      throw Invalid.field("/rows", "not-empty", null);
    }
    return rows;
  }

  private static void refuseOtherColumns(List<String> header) {
    var faults = new ArrayList<FieldError>();
    for (var column : header) {
      if (!COLUMNS.contains(column)) {
        faults.add(FieldError.of("/header/" + column, "unknown-column", column));
      }
    }
    for (var column : COLUMNS) {
      if (!header.contains(column)) {
        faults.add(FieldError.of("/header/" + column, "missing-column", null, column));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private static SiteRow row(int number, NamedCsvRecord record) {
    return new SiteRow(
        number,
        record.getField("code").strip(),
        blankAsNull(record.getField("parent")),
        record.getField("name").strip(),
        record.getField("kind").strip(),
        blankAsNull(record.getField("riskClass")));
  }

  private static @Nullable String blankAsNull(String cell) {
    return cell.isBlank() ? null : cell.strip();
  }

  /**
   * The places of the rows, parents before children; every bad row is named.
   *
   * @param known places of the register that the file may hang its own on
   */
  static List<Location> places(List<SiteRow> rows, Map<String, Location> known) {
    var faults = new ArrayList<FieldError>();
    var byCode = new LinkedHashMap<String, SiteRow>();
    for (var row : rows) {
      faults.addAll(
          Location.faults(row.pointer(), row.code(), row.name(), row.kind(), row.riskClass()));
      if (byCode.putIfAbsent(row.code(), row) != null) {
        faults.add(FieldError.of(row.pointer() + "/code", "unique", row.code()));
      }
    }
    var ancestors = new HashMap<String, List<String>>();
    for (var row : rows) {
      lineage(row, byCode, known, ancestors, faults);
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return rows.stream()
        .map(row -> place(row, ancestors.getOrDefault(row.code(), List.of())))
        .sorted(java.util.Comparator.comparingInt(place -> place.ancestors().size()))
        .toList();
  }

  private static void lineage(
      SiteRow row,
      Map<String, SiteRow> byCode,
      Map<String, Location> known,
      Map<String, List<String>> ancestors,
      List<FieldError> faults) {
    var line = new ArrayList<String>();
    var parent = row.parent();
    while (parent != null) {
      if (line.contains(parent) || parent.equals(row.code())) {
        faults.add(FieldError.of(row.pointer() + "/parent", "no-circle", row.parent()));
        return;
      }
      line.addFirst(parent);
      var inFile = byCode.get(parent);
      var inRegister = known.get(parent);
      if (inFile != null) {
        parent = inFile.parent();
      } else if (inRegister != null) {
        parent = inRegister.parent();
      } else {
        if (parent.equals(row.parent())) {
          faults.add(FieldError.of(row.pointer() + "/parent", "known-location", parent));
        }
        return;
      }
    }
    ancestors.put(row.code(), List.copyOf(line));
  }

  private static Location place(SiteRow row, List<String> ancestors) {
    var risk = row.riskClass();
    return new Location(
        row.code(),
        row.parent(),
        ancestors,
        row.name(),
        Location.Kind.valueOf(row.kind()),
        risk == null ? null : Location.RiskClass.valueOf(risk),
        false);
  }
}
