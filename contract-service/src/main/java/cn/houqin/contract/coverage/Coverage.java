package cn.houqin.contract.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who covers a line of a hospital: one document, in which a signing claims its places first.
 *
 * @param nextTimerAt when the first unfinished claim is to be swept; machine time
 */
record Coverage(String line, List<Claim> claims, @Nullable Instant nextTimerAt) {

  /** How long a claim may stand unfinished. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  static Coverage of(String line, List<Claim> claims) {
    var next =
        claims.stream()
            .filter(claim -> !claim.confirmed())
            .map(claim -> claim.claimedAt().plus(PATIENCE))
            .min(Instant::compareTo);
    return new Coverage(line, List.copyOf(claims), next.orElse(null));
  }

  /**
   * With a claim, in place of an earlier one of the same version; refuses one that collides, naming
   * the other contract, places and dates.
   *
   * @param at where the claim's places stand in the contract
   */
  Coverage claiming(Claim claim, String at) {
    for (var other : claims) {
      var places = claim.collisions(other);
      if (!places.isEmpty()) {
        throw new PlaceAlreadyCovered(at, claim, other, places);
      }
    }
    var others =
        claims.stream()
            .filter(
                one ->
                    !one.isOf(claim.owner().contract())
                        || one.owner().version() != claim.owner().version());
    return of(line, Stream.concat(others, Stream.of(claim)).toList());
  }

  /** The version was signed: it holds, and the contract's earlier ones end the day before. */
  Coverage confirming(Owner owner) {
    return claim(owner)
        .map(
            signed ->
                changing(
                    one -> {
                      if (one.owner().equals(owner)) {
                        return one.confirm();
                      }
                      return one.isOf(owner.contract()) && one.owner().version() < owner.version()
                          ? one.endingBy(signed.from().minusDays(1))
                          : one;
                    }))
        .orElse(this);
  }

  /** The signing was given up. */
  Coverage releasing(Owner owner) {
    return of(
        line,
        claims.stream().filter(one -> one.confirmed() || !one.owner().equals(owner)).toList());
  }

  /** The contract ended early. */
  Coverage ending(String contract, LocalDate lastDay) {
    return changing(one -> one.isOf(contract) ? one.endingBy(lastDay) : one);
  }

  private Coverage changing(UnaryOperator<Claim> step) {
    return of(line, claims.stream().map(step).toList());
  }

  private Optional<Claim> claim(Owner owner) {
    return claims.stream().filter(one -> one.owner().equals(owner)).findFirst();
  }

  /** Claims that stand unfinished for too long. */
  List<Claim> overdue(Instant machineNow) {
    return claims.stream()
        .filter(one -> !one.confirmed())
        .filter(one -> !one.claimedAt().plus(PATIENCE).isAfter(machineNow))
        .toList();
  }
}
