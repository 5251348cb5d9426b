package cn.houqin.contract.payment;

import cn.houqin.contract.payment.PaymentMechanism.Tier;
import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the score costs: the last tier that begins at or below the published total. */
final class ScoreDeduction {

  private ScoreDeduction() {}

  static Optional<Row> of(List<Tier> tiers, long feeFen, BigDecimal score) {
    if (tiers.isEmpty()) {
      return Optional.empty();
    }
    var tier = tiers.getFirst();
    for (var next : tiers) {
      if (next.from() != null && next.from().compareTo(score) <= 0) {
        tier = next;
      }
    }
    var fen = fen(tier, feeFen, score);
    return fen == 0
        ? Optional.empty()
        : Optional.of(new Row(Row.Kind.SCORE, "score", -fen, how(tier, feeFen, score)));
  }

  private static long fen(Tier tier, long feeFen, BigDecimal score) {
    return switch (tier.kind()) {
      case FULL -> 0;
      case PERCENT -> Fen.percent(feeFen, Objects.requireNonNull(tier.percent()));
      case PER_POINT ->
          Fen.rounded(
              shortBy(tier, score)
                  .multiply(BigDecimal.valueOf(Objects.requireNonNull(tier.fenPerPoint()))));
    };
  }

  private static BigDecimal shortBy(Tier tier, BigDecimal score) {
    var missing = Objects.requireNonNull(tier.shortOf()).subtract(score).max(BigDecimal.ZERO);
    return tier.step() == Tier.Step.STARTED ? missing.setScale(0, RoundingMode.CEILING) : missing;
  }

  private static String how(Tier tier, long feeFen, BigDecimal score) {
    return switch (tier.kind()) {
      case FULL -> "full fee";
      case PERCENT ->
          "score %s: %s %% of the fee of %d fen"
              .formatted(score, Objects.requireNonNull(tier.percent()).toPlainString(), feeFen);
      case PER_POINT ->
          "score %s: %s points short of %s at %d fen a point"
              .formatted(
                  score, shortBy(tier, score).toPlainString(), tier.shortOf(), tier.fenPerPoint());
    };
  }
}
