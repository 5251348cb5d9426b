package cn.houqin.workorder.history;

import cn.houqin.platform.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the profile {@code flat}: bare dates of an order.
 *
 * @param datesOnly whether a time in it is missing: a local midnight is a date without a time
 */
record FlatRow(
    int row,
    String externalId,
    Instant requestedAt,
    @Nullable Instant completedAt,
    @Nullable Instant dueAt,
    @Nullable String category,
    @Nullable String priority,
    String location,
    boolean datesOnly) {

  static final String UNKNOWN = "UNKNOWN";

  /** A row, or why it is none. */
  record Read(Optional<FlatRow> row, List<FieldError> faults) {}

  /**
   * How local times are written.
   *
   * @param pattern of {@link DateTimeFormatter}, in English
   */
  record Times(ZoneId zone, String pattern) {

    LocalDateTime read(String text) {
      return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
  }

  /**
   * @param cells the row's cells by field, blank ones absent
   */
  static Read read(int number, Map<String, String> cells, Times times) {
    var reading = new Reading("/rows/" + number, cells, times);
    var externalId = reading.required("externalId");
    var requestedAt = reading.time("requestedAt", true);
    var completedAt = reading.time("completedAt", false);
    var dueAt = reading.time("dueAt", false);
    if (requestedAt != null && completedAt != null && completedAt.isBefore(requestedAt)) {
      reading.fault("completedAt", "not-before-request", completedAt.toString());
    }
    if (!reading.faults.isEmpty() || externalId == null || requestedAt == null) {
      return new Read(Optional.empty(), reading.faults);
    }
    return new Read(
        Optional.of(
            new FlatRow(
                number,
                externalId,
                requestedAt,
                completedAt,
                dueAt,
                cells.get("category"),
                cells.get("priority"),
                cells.getOrDefault("location", UNKNOWN),
                reading.datesOnly)),
        List.of());
  }

  /** Reads cells and keeps what is wrong with them. */
  private static final class Reading {

    private final String at;
    private final Map<String, String> cells;
    private final Times times;
    private final List<FieldError> faults = new ArrayList<>();
    private boolean datesOnly;

    Reading(String at, Map<String, String> cells, Times times) {
      this.at = at;
      this.cells = cells;
      this.times = times;
    }

    void fault(String field, String rule, @Nullable String value) {
      faults.add(FieldError.of(at + "/" + field, rule, value));
    }

    @Nullable String required(String field) {
      var text = cells.get(field);
      if (text == null) {
        fault(field, "required", null);
      }
      return text;
    }

    @Nullable Instant time(String field, boolean required) {
      var text = required ? required(field) : cells.get(field);
      if (text == null) {
        return null;
      }
      try {
        var local = times.read(text);
        datesOnly |= local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return local.atZone(times.zone()).toInstant();
      } catch (DateTimeException wrong) {
        fault(field, "local-time", text);
        return null;
      }
    }
  }
}
