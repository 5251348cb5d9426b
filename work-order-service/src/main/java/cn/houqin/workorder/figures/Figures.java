package cn.houqin.workorder.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Durations of a line's orders, in true elapsed time.
 *
 * @param measurable orders whose completion is known
 * @param withDue completed ones that have a due date from another system
 * @param onOrBeforeDue those of them completed on or before it
 * @param within completed within the hours asked for
 * @param medianHours decimal, 4 places; null where nothing is measurable
 */
record Figures(
    int orders,
    int measurable,
    int withDue,
    int onOrBeforeDue,
    int withinHours,
    int within,
    @Nullable BigDecimal medianHours,
    @Nullable BigDecimal meanHours) {

  private static final BigDecimal HOUR = BigDecimal.valueOf(Duration.ofHours(1).toMillis());
  private static final int DECIMALS = 4;

  /** An order's own dates. */
  record Dates(Instant requestedAt, @Nullable Instant completedAt, @Nullable Instant dueAt) {

    long millis() {
      return Duration.between(requestedAt, java.util.Objects.requireNonNull(completedAt))
          .toMillis();
    }
  }

  static Figures of(List<Dates> orders, int withinHours) {
    var done = orders.stream().filter(one -> one.completedAt() != null).toList();
    var millis = done.stream().map(Dates::millis).sorted().toList();
    var due = done.stream().filter(one -> one.dueAt() != null).toList();
    var limit = Duration.ofHours(withinHours).toMillis();
    return new Figures(
        orders.size(),
        done.size(),
        due.size(),
        (int)
            due.stream()
                .filter(
                    one ->
                        !java.util.Objects.requireNonNull(one.completedAt()).isAfter(one.dueAt()))
                .count(),
        withinHours,
        (int) millis.stream().filter(one -> one <= limit).count(),
        median(millis),
        mean(millis));
  }

  private static @Nullable BigDecimal median(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    var upper = sorted.get(sorted.size() / 2);
    var lower = sorted.get((sorted.size() - 1) / 2);
    return hours(BigDecimal.valueOf(lower + upper), 2);
  }

  private static @Nullable BigDecimal mean(List<Long> millis) {
    if (millis.isEmpty()) {
      return null;
    }
    var sum = millis.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    return hours(new BigDecimal(sum), millis.size());
  }

  private static BigDecimal hours(BigDecimal millis, int parts) {
    return millis.divide(HOUR.multiply(BigDecimal.valueOf(parts)), DECIMALS, RoundingMode.HALF_UP);
  }
}
