package cn.houqin.kpi.intake;

import cn.houqin.kpi.intake.layout.FileLayout;
import cn.houqin.kpi.intake.layout.LayoutReading;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of figures: NDJSON, or a table whose header names the same fields. */
@Component
class EntryFile {

  static final int MOST_ROWS = 20_000;

  /** Kept in one document until all are entered. */
  private static final int MOST_FIGURES = 40_000;

  private static final List<String> FIELDS =
      List.of(
          "sourceSystem",
          "externalId",
          "indicator",
          "contract",
          "line",
          "datedAt",
          "numerator",
          "denominator");

  private final JsonMapper json;

  EntryFile(JsonMapper json) {
    this.json = json;
  }

  /**
   * A row as it was read.
   *
   * @param number 1 for the first under the header, or the first line
   */
  record Row(int number, ObservationForm form) {

    /** Where it is, for errors. */
    String pointer() {
      return "/rows/" + number;
    }
  }

  /**
   * What a file says.
   *
   * @param unknown of a layout's indicators, how many rows do not know the figure
   */
  record Contents(List<Row> rows, SortedMap<String, Integer> unknown) {}

  private record Text(int number, String json) {}

  /** The rows of a CSV or XLSX file. */
  Contents table(byte[] file) {
    var columns = new Columns(new TreeSet<>(FIELDS), Set.of(), Set.of(), MOST_ROWS);
    return read(
        Sheet.read(file, columns).stream()
            .map(row -> new Text(row.number(), json.writeValueAsString(row.cells())))
            .toList());
  }

  Contents ndjson(String text) {
    var lines = text.lines().toList();
    return read(
        IntStream.range(0, lines.size())
            .filter(n -> !lines.get(n).isBlank())
            .mapToObj(n -> new Text(n + 1, lines.get(n)))
            .toList());
  }

  /** Every row that cannot be read is named, and every one that stands twice. */
  private Contents read(List<Text> rows) {
    if (rows.isEmpty()) {
      throw Invalid.field("/rows", "not-empty", null);
    }
    if (rows.size() > MOST_ROWS) {
      throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_ROWS);
    }
    var faults = new ArrayList<FieldError>();
    var read = new ArrayList<Row>();
    Set<String> seen = new HashSet<>();
    for (var row : rows) {
      var at = "/rows/" + row.number();
      try {
        var form = json.readValue(row.json(), ObservationForm.class);
        var missing = missing(at, form);
        faults.addAll(missing);
        if (missing.isEmpty() && !seen.add(form.entry())) {
          faults.add(FieldError.of(at + "/externalId", "unique", form.externalId()));
        }
        read.add(new Row(row.number(), form));
      } catch (JacksonException unreadable) {
        var path = unreadable.getPath();
        var field = path.isEmpty() ? "" : "/" + path.getFirst().getPropertyName();
        faults.add(FieldError.of(at + field, "readable", unreadable.getOriginalMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return new Contents(read, new TreeMap<>());
  }

  /** Another system's table: a row gives a figure of each indicator that it knows. */
  Contents byLayout(FileLayout layout, byte[] file) {
    var reading = LayoutReading.of(layout, file, MOST_ROWS);
    var rows =
        reading.told().stream()
            .map(
                told ->
                    new Row(
                        told.row(),
                        new ObservationForm(
                            layout.sourceSystem(),
                            told.externalId() + ":" + told.indicator(),
                            told.indicator(),
                            told.contract(),
                            layout.line(),
                            told.datedAt(),
                            told.numerator(),
                            BigDecimal.ONE)))
            .toList();
    if (rows.size() > MOST_FIGURES) {
      throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_FIGURES);
    }
    return new Contents(rows, reading.unknown());
  }

  private List<FieldError> missing(String at, ObservationForm form) {
    var faults = new ArrayList<FieldError>();
    json.valueToTree(form)
        .forEachEntry(
            (field, value) -> {
              if (value.isNull() || value.asString().isBlank()) {
                faults.add(FieldError.of(at + "/" + field, "required", null));
              }
            });
    return faults;
  }
}
