package cn.houqin.contract.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a contract version covers of a line.
 *
 * @param paths each place with its ancestors, from the root down; none where an amendment leaves
 *     the line out
 * @param to last day; earlier than the version's once a later version took over or the contract was
 *     terminated
 * @param standbyRank null for the main vendor
 * @param confirmed whether the version was signed
 */
record Claim(
    Owner owner,
    String vendor,
    List<List<String>> paths,
    LocalDate from,
    LocalDate to,
    @Nullable Integer standbyRank,
    boolean confirmed,
    Instant claimedAt) {

  boolean isOf(String contract) {
    return owner.contract().equals(contract);
  }

  boolean covers(List<String> path, LocalDate day) {
    return !day.isBefore(from)
        && !day.isAfter(to)
        && paths.stream().anyMatch(own -> path.contains(own.getLast()));
  }

  /** Places of both, if both are the main vendor's, of two contracts, on a common day. */
  List<String> collisions(Claim other) {
    return isOf(other.owner.contract())
            || standbyRank != null
            || other.standbyRank != null
            || from.isAfter(other.to)
            || other.from.isAfter(to)
        ? List.of()
        : commonPlaces(other);
  }

  private List<String> commonPlaces(Claim other) {
    return paths.stream()
        .flatMap(own -> other.paths.stream().flatMap(theirs -> common(own, theirs)))
        .distinct()
        .sorted()
        .toList();
  }

  /** The lower of two places of which one stands under the other. */
  private static Stream<String> common(List<String> own, List<String> theirs) {
    if (own.contains(theirs.getLast())) {
      return Stream.of(own.getLast());
    }
    return theirs.contains(own.getLast()) ? Stream.of(theirs.getLast()) : Stream.empty();
  }

  Claim confirm() {
    return new Claim(owner, vendor, paths, from, to, standbyRank, true, claimedAt);
  }

  Claim endingBy(LocalDate lastDay) {
    return lastDay.isBefore(to)
        ? new Claim(owner, vendor, paths, from, lastDay, standbyRank, confirmed, claimedAt)
        : this;
  }
}
