package cn.houqin.platform.ticket;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** An aggregate with a field of every kind that services store. */
public record Ticket(
    String vendor,
    String title,
    int count,
    boolean open,
    @Nullable String note,
    @Nullable Instant due,
    Terms terms,
    List<Shape> shapes,
    Map<String, Integer> labels,
    @Nullable Instant nextTimerAt) {

  /** Values that the store has no kind for. */
  public record Terms(
      BigDecimal price,
      LocalDate from,
      LocalTime at,
      YearMonth month,
      ZoneId zone,
      Set<DayOfWeek> days) {}

  /** One of several. */
  public sealed interface Shape {
    @TypeAlias("ticket-circle")
    record Circle(int radius) implements Shape {}

    @TypeAlias("ticket-square")
    record Square(int side) implements Shape {}
  }

  public static final Terms TERMS =
      new Terms(
          new BigDecimal("12.50"),
          LocalDate.of(2026, 9, 30),
          LocalTime.of(7, 30),
          YearMonth.of(2026, 9),
          ZoneId.of("Asia/Shanghai"),
          Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));

  public static Ticket titled(String title) {
    return new Ticket(
        "V1",
        title,
        0,
        true,
        null,
        null,
        TERMS,
        List.of(new Shape.Circle(1), new Shape.Square(2)),
        Map.of("a.b", 1, "$c", 2, "半．角", 3),
        null);
  }

  public Ticket counted() {
    return counting(count + 1);
  }

  public Ticket counting(int next) {
    return new Ticket(vendor, title, next, open, note, due, terms, shapes, labels, nextTimerAt);
  }

  public Ticket of(String other) {
    return new Ticket(other, title, count, open, note, due, terms, shapes, labels, nextTimerAt);
  }

  public Ticket noted(@Nullable String next) {
    return new Ticket(vendor, title, count, open, next, due, terms, shapes, labels, nextTimerAt);
  }

  public Ticket dueAt(@Nullable Instant next) {
    return new Ticket(vendor, title, count, open, note, next, terms, shapes, labels, nextTimerAt);
  }

  public Ticket retitled(String next) {
    return new Ticket(vendor, next, count, open, note, due, terms, shapes, labels, nextTimerAt);
  }

  public Ticket timedAt(@Nullable Instant next) {
    return new Ticket(vendor, title, count, open, note, due, terms, shapes, labels, next);
  }
}
