package cn.houqin.inventory.stock;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is to be moved.
 *
 * @param movement its id; the same request has the same one
 * @param lot the lot received or returned; an issue takes the first to expire if none is named
 * @param reservation the reservation it fulfils, whose hold it consumes
 * @param today the day on which lots are expired or not
 */
public record MovementRequest(
    String movement,
    String material,
    String store,
    MovementKind kind,
    BigDecimal quantity,
    @Nullable String lot,
    @Nullable LocalDate expiresOn,
    @Nullable String reservation,
    @Nullable String workOrder,
    String by,
    LocalDate today,
    Instant now) {

  /** At most 6 decimals and 15 digits before them. */
  static final int DECIMALS = 6;

  MovementRequest checked(boolean lotControlled) {
    var errors = new ArrayList<FieldError>();
    if (quantity.signum() <= 0) {
      errors.add(FieldError.of("/quantity", "above-zero", quantity.toPlainString()));
    }
    if (quantity.stripTrailingZeros().scale() > DECIMALS || quantity.precision() > 21) {
      errors.add(FieldError.of("/quantity", "decimals", quantity.toPlainString(), DECIMALS));
    }
    if (lotControlled && lot == null && kind != MovementKind.ISSUE) {
      errors.add(FieldError.of("/lot", "required", null));
    }
    if (!lotControlled && (lot != null || expiresOn != null)) {
      errors.add(FieldError.of("/lot", "not-lot-controlled", lot));
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return this;
  }

  /** The lot it goes into; a lot has one expiry date for good. */
  Movement.LotQuantity receivedInto(StockItem seen) {
    var name = java.util.Objects.requireNonNull(lot);
    var known = seen.lot(name);
    if (known.isPresent() && expiresOn != null && !expiresOn.equals(known.get().expiresOn())) {
      throw Invalid.field(
          "/expiresOn", "same-as-lot", expiresOn, name, String.valueOf(known.get().expiresOn()));
    }
    return new Movement.LotQuantity(name, expiresOn, quantity);
  }
}
