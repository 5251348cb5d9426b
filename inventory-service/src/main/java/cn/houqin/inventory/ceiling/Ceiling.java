package cn.houqin.inventory.ceiling;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is ordered of a contract's item, or of the contract as a whole in fen: one document, in
 * which an issue claims its quantities first. Whatever the split or the concurrency, finished +
 * entries stays within the limit.
 *
 * @param item of the contract; null for the contract's value
 * @param limit as last told by contract-service
 * @param finished sum of lines of orders of which nothing changes any more
 * @param nextTimerAt when the first unfinished claim is to be swept; machine time
 */
record Ceiling(
    String contract,
    @Nullable String item,
    Limit limit,
    BigDecimal finished,
    List<Entry> entries,
    @Nullable Instant nextTimerAt) {

  /** How long a claim may stand unfinished. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * A line of a purchase order.
   *
   * @param confirmed once the order was issued
   * @param asOf the order's stored version that last said how the line stands; 0 for none
   */
  record Entry(
      Owner owner,
      int line,
      BigDecimal amount,
      boolean confirmed,
      Instant claimedAt,
      @Nullable Long asOf) {

    Entry {
      asOf = asOf == null ? 0 : asOf;
    }

    boolean isNewerThan(LineStanding told) {
      return asOf != null && asOf > told.asOf();
    }

    boolean isOf(String order) {
      return owner.order().equals(order);
    }

    /** Whether a claim of the same order comes too late: this one holds, or is a newer one. */
    boolean outlasts(Owner late) {
      return isOf(late.order()) && (confirmed || owner.version() > late.version());
    }
  }

  static Ceiling of(String contract, @Nullable String item, Limit limit) {
    return new Ceiling(contract, item, limit, BigDecimal.ZERO, List.of(), null);
  }

  static String idOf(String contract, @Nullable String item) {
    return contract + "~" + (item == null ? "~value" : item);
  }

  BigDecimal taken() {
    return entries.stream().map(Entry::amount).reduce(finished, BigDecimal::add);
  }

  /**
   * With a claim, in place of an earlier unfinished one of the same order; refuses what would go
   * beyond the limit. A claim of an order that was issued or changed meanwhile takes nothing: its
   * issue fails.
   */
  Ceiling claiming(Owner owner, Map<Integer, BigDecimal> amounts, Limit told, Instant machineNow) {
    if (entries.stream().anyMatch(one -> one.outlasts(owner))) {
      return this;
    }
    var kept = new ArrayList<>(entries);
    kept.removeIf(entry -> entry.isOf(owner.order()));
    var before = with(finished, kept);
    var asked = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (before.taken().add(asked).compareTo(told.most()) > 0) {
      throw new CeilingExceeded(this, asked, before.taken(), told.most());
    }
    new TreeMap<>(amounts)
        .forEach((line, amount) -> kept.add(new Entry(owner, line, amount, false, machineNow, 0L)));
    return new Ceiling(contract, item, told, finished, List.of(), null).with(finished, kept);
  }

  /** The order was issued: its claim holds. */
  Ceiling confirming(Owner owner) {
    return with(
        finished,
        entries.stream()
            .map(
                one ->
                    one.owner().equals(owner)
                        ? new Entry(
                            owner, one.line(), one.amount(), true, one.claimedAt(), one.asOf())
                        : one)
            .toList());
  }

  /** The issue was given up. */
  Ceiling releasing(Owner owner) {
    return with(
        finished,
        entries.stream().filter(one -> one.confirmed() || !one.owner().equals(owner)).toList());
  }

  /**
   * How a line of an issued order stands; a finished one is folded into the sum, once. What an
   * older state of the order said, told late, changes nothing.
   */
  Ceiling standing(String order, LineStanding now) {
    var after = new ArrayList<Entry>();
    var sum = finished;
    for (var entry : entries) {
      if (!entry.isOf(order) || entry.line() != now.line() || entry.isNewerThan(now)) {
        after.add(entry);
      } else if (now.isFinished()) {
        sum = sum.add(now.amount());
      } else {
        after.add(
            new Entry(
                entry.owner(), now.line(), now.amount(), true, entry.claimedAt(), now.asOf()));
      }
    }
    return with(sum, after);
  }

  private Ceiling with(BigDecimal sum, List<Entry> next) {
    var first =
        next.stream()
            .filter(entry -> !entry.confirmed())
            .map(entry -> entry.claimedAt().plus(PATIENCE))
            .min(Instant::compareTo);
    return new Ceiling(contract, item, limit, sum, List.copyOf(next), first.orElse(null));
  }

  /** Owners whose claims stand unfinished for too long. */
  List<Owner> overdue(Instant machineNow) {
    return entries.stream()
        .filter(entry -> !entry.confirmed())
        .filter(entry -> !entry.claimedAt().plus(PATIENCE).isAfter(machineNow))
        .map(Entry::owner)
        .distinct()
        .toList();
  }
}
