package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order's history in short: {@code "Mon 09:00"} is of the week of 2026-09-07, Shanghai time, and
 * work is done from Monday to Friday, 09:00 to 17:00.
 *
 * <p>URGENT allows 30, 60, 120 and 240 minutes; ROUTINE 60 and 120 minutes and one working day, and
 * has no MAKE_SAFE.
 */
final class Story {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZONE);

  private final List<OrderFact> facts = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private @Nullable Instant fixedDue;
  private boolean startsAtDispatch;
  private boolean bareDates;
  private @Nullable Integer acknowledgeLimit;

  static Story requested(String at) {
    return new Story().then(OrderFact.Type.REQUESTED, at);
  }

  static Instant at(String text) {
    var day = MONDAY.plusDays(DAYS.indexOf(text.substring(0, 3)));
    return day.atTime(LocalTime.parse(text.substring(4))).atZone(ZONE).toInstant();
  }

  static WorkCalendar officeHours() {
    var weekly = new HashMap<String, List<List<String>>>();
    Stream.of("MON", "TUE", "WED", "THU", "FRI")
        .forEach(day -> weekly.put(day, List.of(List.of("09:00", "17:00"))));
    return CalendarText.read(ZONE.getId(), weekly, null, null);
  }

  Story startingAtDispatch() {
    startsAtDispatch = true;
    return this;
  }

  Story acknowledgedWithin(int minutes) {
    acknowledgeLimit = minutes;
    return this;
  }

  Story due(String at) {
    fixedDue = at(at);
    return this;
  }

  Story ofBareDates() {
    bareDates = true;
    return this;
  }

  Story then(OrderFact.Type type, String at) {
    return add(type, at, null, null, null, null);
  }

  Story then(OrderFact.Type type, String at, String reason) {
    return add(type, at, reason, null, null, null);
  }

  Story withPriority(OrderFact.Type type, String at, String priority) {
    return add(type, at, null, null, priority, null);
  }

  Story rated(String at, int rating) {
    return add(OrderFact.Type.FOLLOWED_UP, at, null, null, null, rating);
  }

  Story dispatched(String vendor, String at) {
    return dispatched(vendor, at, null);
  }

  Story dispatched(String vendor, String at, @Nullable String reason) {
    add(OrderFact.Type.DISPATCHED, at, reason, vendor, null, null);
    return assigned(vendor, at);
  }

  /** An assignment without a dispatch among the facts. */
  Story assigned(String vendor, String at) {
    var number = assignments.size() + 1;
    assignments.add(new Assignment(number, "HT-" + vendor, 1, vendor, at(at), terms()));
    return this;
  }

  /** A dispatch to a vendor without a contract. */
  Story dispatchedUncovered(String vendor, String at) {
    return add(OrderFact.Type.DISPATCHED, at, null, vendor, null, null);
  }

  private Story add(
      OrderFact.Type type,
      String at,
      @Nullable String reason,
      @Nullable String vendor,
      @Nullable String priority,
      @Nullable Integer rating) {
    facts.add(new OrderFact(type, at(at), "who", reason, vendor, priority, rating, at(at)));
    return this;
  }

  private Assignment.Terms terms() {
    var urgent =
        Map.<ClockKind, Target>of(
            ClockKind.RESPOND, new Target.Minutes(30),
            ClockKind.ARRIVE, new Target.Minutes(60),
            ClockKind.MAKE_SAFE, new Target.Minutes(120),
            ClockKind.COMPLETE, new Target.Minutes(240));
    var routine =
        Map.<ClockKind, Target>of(
            ClockKind.RESPOND, new Target.Minutes(60),
            ClockKind.ARRIVE, new Target.Minutes(120),
            ClockKind.COMPLETE, new Target.WorkingDays(1));
    return new Assignment.Terms(
        startsAtDispatch,
        List.of("AWAITING_PARTS"),
        acknowledgeLimit,
        List.of(50, 80),
        Map.of(
            "URGENT", new Assignment.Targets(officeHours(), urgent),
            "ROUTINE", new Assignment.Targets(officeHours(), routine)));
  }

  OrderHistory history() {
    return history("URGENT");
  }

  OrderHistory history(String priority) {
    return new OrderHistory(facts, assignments, priority, fixedDue, bareDates);
  }

  /** Vendors' clocks as {@code "RESPOND#1 A MET Mon 09:20"}. */
  List<String> clocks(String asOf) {
    return OrderClocks.of(history(), at(asOf)).stream().map(Story::shown).toList();
  }

  List<String> promise(String asOf) {
    return OrderClocks.promise(history(), at(asOf)).stream().map(Story::shown).toList();
  }

  /** Evidence as {@code "ARRIVE#1 A 1/1 Mon 09:20"}. */
  List<String> evidence(String asOf, @Nullable Integer rating) {
    var history = history();
    return OrderEvidence.of(history, OrderClocks.of(history, at(asOf)), rating, ZONE).stream()
        .map(
            item ->
                "%s %s %d/%d %s"
                    .formatted(
                        item.cause(),
                        item.assignment().vendor(),
                        item.numerator(),
                        item.denominator(),
                        SHOWN.format(item.datedAt())))
        .toList();
  }

  static String shown(OrderClock clock) {
    var decidedAt = clock.decidedAt();
    return "%s %s %s%s"
        .formatted(
            clock.cause(),
            clock.assignment().vendor(),
            clock.state(),
            decidedAt == null ? "" : " " + SHOWN.format(decidedAt));
  }
}
