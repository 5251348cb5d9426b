package cn.houqin.inventory.book;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only some movements have.
 *
 * @param valueFen what it is worth; null for the moving average
 * @param variance of a count: counted less book; null if the store is to take the difference
 * @param carried lots of a transfer that arrive, or of a movement that is reversed
 * @param reverses the change that is undone, with its sign; and the same of what is on hold
 */
public record MovementDetails(
    @Nullable Long valueFen,
    @Nullable String reason,
    @Nullable String source,
    @Nullable String digest,
    @Nullable BigDecimal variance,
    @Nullable List<Movement.LotQuantity> carried,
    @Nullable Movement reverses) {

  static final MovementDetails NONE = new MovementDetails(null, null, null, null, null, null, null);

  MovementDetails worth(@Nullable Long fen) {
    return new MovementDetails(fen, reason, source, digest, variance, carried, reverses);
  }

  MovementDetails because(@Nullable String why) {
    return new MovementDetails(valueFen, why, source, digest, variance, carried, reverses);
  }

  MovementDetails of(@Nullable String other) {
    return new MovementDetails(valueFen, reason, other, digest, variance, carried, reverses);
  }

  MovementDetails askedBy(@Nullable String other) {
    return new MovementDetails(valueFen, reason, source, other, variance, carried, reverses);
  }

  MovementDetails differing(BigDecimal difference) {
    return new MovementDetails(valueFen, reason, source, digest, difference, carried, reverses);
  }

  MovementDetails carrying(@Nullable List<Movement.LotQuantity> lots) {
    return new MovementDetails(valueFen, reason, source, digest, variance, lots, reverses);
  }

  MovementDetails undoing(Movement mistake) {
    return new MovementDetails(
        valueFen,
        reason,
        "reversal/" + mistake.movement(),
        digest,
        variance,
        mistake.lots(),
        mistake);
  }
}
