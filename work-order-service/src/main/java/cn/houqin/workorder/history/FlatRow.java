package cn.houqin.workorder.history;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.past.Digests;
import cn.houqin.workorder.past.PastOrder;
import cn.houqin.workorder.past.Step;
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
import org.jspecify.annotations.Nullable;

/** Reads rows of the profile {@code flat}: bare dates of an order. */
final class FlatRow {

  private FlatRow() {}

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

  /** The rows of a file, as cells by field with the blank ones absent. */
  static List<RowRead> readAll(List<Map<String, String>> rows, Times times) {
    var read = new ArrayList<RowRead>();
    rows.forEach(cells -> read.add(read(read.size() + 1, cells, times)));
    return read;
  }

  private static RowRead read(int number, Map<String, String> cells, Times times) {
    var reading = new Reading("/rows/" + number, cells, times);
    var externalId = reading.required("externalId");
    var requestedAt = reading.time("requestedAt", true);
    var completedAt = reading.time("completedAt", false);
    var dueAt = reading.time("dueAt", false);
    if (requestedAt != null && completedAt != null && completedAt.isBefore(requestedAt)) {
      reading.fault("completedAt", "not-before-request", completedAt.toString());
    }
    if (!reading.faults.isEmpty() || externalId == null || requestedAt == null) {
      return RowRead.faulty(number, reading.faults);
    }
    var location = cells.getOrDefault("location", PastOrder.UNKNOWN);
    var content =
        externalId
            + requestedAt
            + completedAt
            + dueAt
            + cells.get("category")
            + cells.get("priority")
            + location;
    return RowRead.of(
        number,
        new PastOrder(
            externalId,
            Digests.of(content),
            new PastOrder.Asked(
                cells.getOrDefault("category", PastOrder.UNKNOWN),
                location,
                cells.getOrDefault("priority", "ROUTINE"),
                null,
                reading.datesOnly ? "dates without a time" : null),
            steps(requestedAt, completedAt),
            null,
            true,
            dueAt));
  }

  private static List<Step> steps(Instant requestedAt, @Nullable Instant completedAt) {
    var requested = new Step(OrderFact.Type.REQUESTED, requestedAt, null, null);
    return completedAt == null
        ? List.of(requested)
        : List.of(requested, new Step(OrderFact.Type.COMPLETED, completedAt, null, null));
  }

  /** Reads cells and keeps what is wrong with them. */
  private static final class Reading {

    private final String at;
    private final Map<String, String> cells;
    private final Times times;
    private final List<FieldError> faults = new ArrayList<>();

    /** Whether a time is missing: a local midnight is a date without a time. */
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
