package cn.houqin.contract.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who covers a line of a hospital: one document, in which a signing claims its places first. */
record Coverage(String line, List<Claim> claims, @Nullable Instant nextTimerAt) {

  /**
   * What a contract version covers.
   *
   * @param ownerVersion the contract's stored version when the claim was made
   * @param paths each place with its ancestors, from the root down
   * @param standbyRank null for the main vendor
   */
  record Claim(
      String contract,
      int version,
      long ownerVersion,
      List<List<String>> paths,
      LocalDate from,
      LocalDate to,
      @Nullable Integer standbyRank,
      boolean confirmed,
      Instant claimedAt) {

    boolean isOf(String otherContract, int otherVersion) {
      return contract.equals(otherContract) && version == otherVersion;
    }

    boolean covers(List<String> path, LocalDate day) {
      return !day.isBefore(from)
          && !day.isAfter(to)
          && paths.stream().anyMatch(own -> path.contains(own.getLast()));
    }

    /** Both for the main vendor, on a common day, at a common place. */
    boolean collidesWith(Claim other) {
      return !contract.equals(other.contract)
          && standbyRank == null
          && other.standbyRank == null
          && !from.isAfter(other.to)
          && !other.from.isAfter(to)
          && commonPlace(other).isPresent();
    }

    Optional<String> commonPlace(Claim other) {
      for (var own : paths) {
        for (var theirs : other.paths) {
          if (own.contains(theirs.getLast())) {
            return Optional.of(own.getLast());
          }
          if (theirs.contains(own.getLast())) {
            return Optional.of(theirs.getLast());
          }
        }
      }
      return Optional.empty();
    }

    Claim confirm() {
      return new Claim(
          contract, version, ownerVersion, paths, from, to, standbyRank, true, claimedAt);
    }
  }

  static Coverage none(String line) {
    return new Coverage(line, List.of(), null);
  }

  /** With a claim; refuses one that collides, naming the other contract, place and dates. */
  Coverage claiming(Claim claim, Instant sweepAt) {
    for (var other : claims) {
      if (claim.collidesWith(other)) {
        throw new PlaceAlreadyCovered(other, claim.commonPlace(other).orElseThrow());
      }
    }
    var next = new ArrayList<>(claims);
    next.removeIf(one -> one.isOf(claim.contract(), claim.version()));
    next.add(claim);
    return new Coverage(line, List.copyOf(next), sweepAt);
  }

  Coverage confirming(String contract, int version) {
    return new Coverage(
        line,
        claims.stream().map(one -> one.isOf(contract, version) ? one.confirm() : one).toList(),
        nextTimerAt);
  }

  Coverage releasing(String contract, int version) {
    return new Coverage(
        line, claims.stream().filter(one -> !one.isOf(contract, version)).toList(), nextTimerAt);
  }

  Coverage sweptUntil(@Nullable Instant next) {
    return new Coverage(line, claims, next);
  }

  List<Claim> unconfirmed() {
    return claims.stream().filter(one -> !one.confirmed()).toList();
  }
}
