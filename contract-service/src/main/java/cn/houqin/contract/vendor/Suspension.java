package cn.houqin.contract.vendor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a vendor is or was given no new work.
 *
 * @param consequence of vendor-kpi-service that bars it; null where a person did
 * @param line whose work it gets none of; null where it gets none at all
 * @param endedAt null while it holds
 * @param byHand who reinstated the vendor here, and why; null where it ended otherwise
 */
record Suspension(
    @Nullable String consequence,
    @Nullable String line,
    String reason,
    Instant at,
    @Nullable Instant endedAt,
    @Nullable ByHand byHand) {

  /** A person's word. */
  record ByHand(String by, String reason) {}

  static Suspension since(
      Instant now, @Nullable String consequence, @Nullable String line, String reason) {
    return new Suspension(consequence, line, reason, now, null, null);
  }

  boolean isBy(String other) {
    return other.equals(consequence);
  }

  boolean isOpen() {
    return endedAt == null;
  }

  /** Whether it bars from all work. */
  boolean isOfAll() {
    return isOpen() && line == null;
  }

  /** Whether it bars from work of one of these lines alone. */
  boolean isOf(Collection<String> lines) {
    return isOpen() && line != null && lines.contains(line);
  }

  Bar bar(String vendor) {
    return line == null
        ? new Bar.FromAll(vendor, at, reason)
        : new Bar.FromLine(vendor, line, at, reason);
  }

  Suspension ended(Instant now, @Nullable ByHand how) {
    return isOpen() ? new Suspension(consequence, line, reason, at, now, how) : this;
  }

  static List<Suspension> plus(List<Suspension> all, Suspension further) {
    return Stream.concat(all.stream(), Stream.of(further)).toList();
  }

  static List<Suspension> allEnded(List<Suspension> all, Instant now, @Nullable ByHand how) {
    return all.stream().map(one -> one.ended(now, how)).toList();
  }
}
