package cn.houqin.inventory.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that were not all here by the end of the day agreed: late, whether they come or not. */
final class Overdue {

  private Overdue() {}

  /** What in an order makes a line late. */
  static String cause(int line) {
    return "L" + line + "/OVERDUE";
  }

  /** Whether that a line is late counts already. */
  static boolean isTold(int line, List<Mark> evidence) {
    return Mark.counting(evidence).stream()
        .anyMatch(mark -> mark.evidenceId().contains("/" + cause(line) + "/"));
  }

  /** Lines that are late from the end of that day on, and of which it has not been told. */
  static List<OrderLine> lines(List<OrderLine> lines, List<Mark> evidence) {
    return lines.stream()
        .filter(line -> !line.isCancelled() && !line.isWithinTolerance())
        .filter(line -> !isTold(line.line(), evidence))
        .toList();
  }

  /** When it is to be told of the next; null where nothing can be late. */
  static @Nullable Instant at(
      Head head, OrderStatus status, List<OrderLine> lines, List<Mark> evidence) {
    return switch (status) {
      case ISSUED, CONFIRMED -> lines(lines, evidence).isEmpty() ? null : head.lateFrom();
      case DRAFT, PENDING_CHECK, RECEIVED, CLOSED, DECLINED, CANCELLED -> null;
    };
  }
}
