package cn.houqin.inventory.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a delivery was inspected.
 *
 * @param arrivedAt when it came, which decides whether it was on time
 * @param at when it was written down
 */
public record Receipt(String by, Instant arrivedAt, Instant at, List<ReceivedLine> lines) {

  /** Whether what was accepted stands in stock. */
  public enum Posting {
    /** Nothing was accepted. */
    NOTHING,
    /** To be posted, by itself. */
    DUE,
    POSTED,
    /** Stock refused it, for example another expiry date of the same lot; people must look. */
    REFUSED
  }

  /** A line; accepted + rejected = delivered. */
  public record ReceivedLine(
      int line,
      BigDecimal delivered,
      BigDecimal accepted,
      BigDecimal rejected,
      @Nullable String rejectReason,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      Posting posting) {

    ReceivedLine in(Posting next) {
      return new ReceivedLine(
          line, delivered, accepted, rejected, rejectReason, lot, expiresOn, next);
    }
  }

  Optional<ReceivedLine> of(int line) {
    return lines.stream().filter(one -> one.line() == line).findFirst();
  }

  Receipt posted(int line, Posting posting) {
    return new Receipt(
        by,
        arrivedAt,
        at,
        lines.stream().map(one -> one.line() == line ? one.in(posting) : one).toList());
  }
}
