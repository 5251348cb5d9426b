package cn.houqin.contract.vendor;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a vendor is or was given no new work.
 *
 * @param consequence of vendor-kpi-service that bars it; null where a person did
 * @param endedAt null while it holds
 */
record Suspension(
    @Nullable String consequence, String reason, Instant at, @Nullable Instant endedAt) {

  boolean isBy(String other) {
    return other.equals(consequence);
  }

  boolean isOpen() {
    return endedAt == null;
  }

  Suspension ended(Instant now) {
    return isOpen() ? new Suspension(consequence, reason, at, now) : this;
  }

  static List<Suspension> plus(List<Suspension> all, Suspension further) {
    return Stream.concat(all.stream(), Stream.of(further)).toList();
  }

  static List<Suspension> allEnded(List<Suspension> all, Instant now) {
    return all.stream().map(one -> one.ended(now)).toList();
  }
}
