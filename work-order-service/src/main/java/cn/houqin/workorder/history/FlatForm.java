package cn.houqin.workorder.history;

import cn.houqin.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a file of bare dates is to be read; query parameters. */
record FlatForm(
    @Nullable List<String> column,
    @Nullable String zone,
    @Nullable String datePattern,
    @Nullable String onError) {

  HistoryImporter.Intake intake(String line, String csv) {
    var errors = Objects.requireNonNullElse(onError, "refuse");
    if (!List.of("refuse", "skip").contains(errors)) {
      throw Invalid.field("onError", "one-of", errors, "refuse, skip");
    }
    var columns = columns();
    var times = times();
    return new HistoryImporter.Intake(
        line,
        HistoryImport.FLAT,
        () -> FlatRow.readAll(FlatFile.read(csv, columns), times),
        errors.equals("skip"));
  }

  private Map<String, String> columns() {
    var columns = new HashMap<String, String>();
    for (var mapping : Objects.requireNonNullElse(column, List.<String>of())) {
      var at = mapping.indexOf('=');
      if (at < 0 || !FlatFile.FIELDS.contains(mapping.substring(0, at))) {
        throw Invalid.field("column", "field-and-column", mapping, FlatFile.FIELDS);
      }
      columns.put(mapping.substring(0, at), mapping.substring(at + 1));
    }
    return columns;
  }

  private FlatRow.Times times() {
    var pattern = Objects.requireNonNullElse(datePattern, "yyyy-MM-dd HH:mm:ss");
    try {
      DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException wrong) {
      throw Invalid.field("datePattern", "date-pattern", pattern);
    }
    if (zone == null) {
      throw Invalid.field("zone", "required", null);
    }
    try {
      return new FlatRow.Times(ZoneId.of(zone), pattern);
    } catch (DateTimeException unknown) {
      throw Invalid.field("zone", "time-zone", zone);
    }
  }
}
