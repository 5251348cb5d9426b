package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.PaymentMechanism.Tier;
import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the score costs: the last tier that begins at or below the published total. */
final class ScoreDeduction {

  private ScoreDeduction() {}

  /** Nothing without tiers, without a score, or where the tier deducts nothing. */
  static Optional<Row> of(SettlementInput.Line line) {
    var score = line.score();
    if (line.mechanism().tiers().isEmpty() || score == null) {
      return Optional.empty();
    }
    var tier = tier(line.mechanism().tiers(), score);
    var fen = fen(tier, line.feeFen(), score);
    if (fen == 0) {
      return Optional.empty();
    }
    var scorecard = line.scorecard();
    return Optional.of(
        new Row(
            Row.Kind.SCORE,
            "score",
            -fen,
            "score %s, tier from %s: %s"
                .formatted(
                    score.toPlainString(), text(tier.from()), how(tier, line.feeFen(), score)),
            scorecard == null ? List.of() : List.of(scorecard)));
  }

  private static Tier tier(List<Tier> tiers, BigDecimal score) {
    var tier = tiers.getFirst();
    for (var next : tiers) {
      if (next.from() != null && next.from().compareTo(score) <= 0) {
        tier = next;
      }
    }
    return tier;
  }

  private static long fen(Tier tier, long feeFen, BigDecimal score) {
    return switch (tier.kind()) {
      case FULL -> 0;
      case PERCENT -> Fen.percent(feeFen, Objects.requireNonNull(tier.percent()));
      case PER_POINT -> Fen.times(shortBy(tier, score), Objects.requireNonNull(tier.fenPerPoint()));
    };
  }

  private static BigDecimal shortBy(Tier tier, BigDecimal score) {
    var missing = Objects.requireNonNull(tier.shortOf()).subtract(score).max(BigDecimal.ZERO);
    return tier.step() == Tier.Step.STARTED ? missing.setScale(0, RoundingMode.CEILING) : missing;
  }

  private static String how(Tier tier, long feeFen, BigDecimal score) {
    return switch (tier.kind()) {
      case FULL -> "full fee";
      case PERCENT -> "%s %% of the fee of %d fen".formatted(text(tier.percent()), feeFen);
      case PER_POINT ->
          "%s %s points short of %s x %d fen"
              .formatted(
                  shortBy(tier, score).toPlainString(),
                  tier.step() == Tier.Step.STARTED ? "started" : "exact",
                  text(tier.shortOf()),
                  tier.fenPerPoint());
    };
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "the bottom" : number.toPlainString();
  }
}
