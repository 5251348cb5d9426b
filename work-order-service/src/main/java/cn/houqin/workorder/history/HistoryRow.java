package cn.houqin.workorder.history;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.past.Digests;
import cn.houqin.workorder.past.PastOrder;
import cn.houqin.workorder.past.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the profile {@code full}: an order's whole history, one JSON object a line. */
final class HistoryRow {

  private HistoryRow() {}

  /** The rows of a file, blank lines left out. */
  static List<RowRead> readAll(JsonMapper json, String text, String line) {
    var rows = new ArrayList<RowRead>();
    text.lines()
        .filter(row -> !row.isBlank())
        .forEach(row -> rows.add(read(json, rows.size() + 1, row, line)));
    return rows;
  }

  /** The shape on the wire. */
  record Wire(
      @Nullable String externalId,
      @Nullable String line,
      @Nullable String priority,
      @Nullable String category,
      @Nullable String location,
      @Nullable String requester,
      @Nullable String description,
      @Nullable Integer rating,
      @Nullable List<WireEvent> events) {}

  /** An event on the wire. */
  record WireEvent(
      OrderFact.@Nullable Type type,
      @Nullable Instant at,
      @Nullable String reason,
      @Nullable String vendor) {}

  private static RowRead read(JsonMapper json, int number, String text, String line) {
    var at = "/rows/" + number;
    Wire wire;
    try {
      wire = json.readValue(text, Wire.class);
    } catch (JacksonException unreadable) {
      var where = new StringBuilder(at);
      unreadable
          .getPath()
          .forEach(
              step ->
                  where
                      .append('/')
                      .append(
                          step.getPropertyName() == null
                              ? String.valueOf(step.getIndex())
                              : step.getPropertyName()));
      return RowRead.faulty(
          number,
          List.of(FieldError.of(where.toString(), "wrong-value", unreadable.getOriginalMessage())));
    }
    var faults = faults(at, wire, line);
    return faults.isEmpty()
        ? RowRead.of(number, order(wire, text))
        : RowRead.faulty(number, faults);
  }

  private static List<FieldError> faults(String at, Wire wire, String line) {
    var faults = new ArrayList<FieldError>();
    required(faults, at + "/externalId", wire.externalId());
    required(faults, at + "/priority", wire.priority());
    required(faults, at + "/category", wire.category());
    required(faults, at + "/location", wire.location());
    if (wire.line() != null && !wire.line().equals(line)) {
      faults.add(FieldError.of(at + "/line", "line-of-the-path", wire.line(), line));
    }
    if (wire.rating() != null && (wire.rating() < 1 || wire.rating() > 5)) {
      faults.add(FieldError.of(at + "/rating", "between", wire.rating(), 1, 5));
    }
    var events = wire.events() == null ? List.<WireEvent>of() : wire.events();
    for (var i = 0; i < events.size(); i++) {
      if (events.get(i).type() == null || events.get(i).at() == null) {
        faults.add(FieldError.of(at + "/events/" + i, "type-and-time", null));
      }
    }
    if (faults.isEmpty()) {
      Step.faults(steps(events))
          .forEach(
              fault ->
                  faults.add(
                      new FieldError(
                          at + fault.pointer(), fault.rule(), fault.value(), fault.arguments())));
    }
    return faults;
  }

  private static void required(List<FieldError> faults, String pointer, @Nullable String value) {
    if (value == null || value.isBlank()) {
      faults.add(FieldError.of(pointer, "required", value));
    }
  }

  private static PastOrder order(Wire wire, String text) {
    return new PastOrder(
        Objects.requireNonNull(wire.externalId()),
        Digests.of(text),
        new PastOrder.Asked(
            Objects.requireNonNull(wire.category()),
            Objects.requireNonNull(wire.location()),
            Objects.requireNonNull(wire.priority()),
            wire.requester(),
            wire.description()),
        steps(Objects.requireNonNull(wire.events())),
        wire.rating(),
        false,
        null);
  }

  private static List<Step> steps(List<WireEvent> events) {
    return events.stream()
        .map(
            event ->
                new Step(
                    Objects.requireNonNull(event.type()),
                    Objects.requireNonNull(event.at()),
                    event.reason(),
                    event.vendor()))
        .toList();
  }
}
