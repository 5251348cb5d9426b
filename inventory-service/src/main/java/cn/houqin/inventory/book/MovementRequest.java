package cn.houqin.inventory.book;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be moved.
 *
 * @param movement its id; the same request has the same one
 * @param lot the lot received or returned; an issue takes the first to expire if none is named
 * @param reservation the reservation it fulfils, whose hold it consumes
 * @param today the business day it belongs to, on which lots are expired or not
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
    Instant now,
    MovementDetails details) {

  /** At most 6 decimals and 15 digits before them. */
  static final int DECIMALS = 6;

  /** A movement at the moving average that belongs to nothing but its reservation, if any. */
  public MovementRequest(
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
    this(
        movement,
        material,
        store,
        kind,
        quantity,
        lot,
        expiresOn,
        reservation,
        workOrder,
        by,
        today,
        now,
        reservation == null
            ? MovementDetails.NONE
            : MovementDetails.NONE.of("reservation/" + reservation));
  }

  /** The linked opposite of a mistake, once. */
  public static MovementRequest reversal(Movement mistake, String by, LocalDate day, Instant now) {
    return new MovementRequest(
            mistake.movement() + "~reversed",
            mistake.material(),
            mistake.store(),
            MovementKind.REVERSAL,
            mistake.quantity(),
            null,
            null,
            null,
            mistake.workOrder(),
            by,
            day,
            now)
        .undoing(mistake)
        .worth(Math.abs(mistake.valueFen()));
  }

  private MovementRequest with(LocalDate day, MovementDetails other) {
    return new MovementRequest(
        movement,
        material,
        store,
        kind,
        quantity,
        lot,
        expiresOn,
        reservation,
        workOrder,
        by,
        day,
        now,
        other);
  }

  /** On another business day. */
  public MovementRequest on(LocalDate day) {
    return with(day, details);
  }

  private MovementRequest with(MovementDetails other) {
    return with(today, other);
  }

  /** What it is worth as a whole, in fen; without it the moving average counts. */
  public MovementRequest worth(@Nullable Long valueFen) {
    return with(details.worth(valueFen));
  }

  /** Why. */
  public MovementRequest because(@Nullable String reason) {
    return with(details.because(reason));
  }

  /** What it belongs to, such as {@code receipt/17}: it can be undone there only. */
  public MovementRequest of(@Nullable String source) {
    return with(details.of(source));
  }

  /** The digest of the command that asked for it, where a second one is no repeat. */
  public MovementRequest askedBy(@Nullable String digest) {
    return with(details.askedBy(digest));
  }

  /** Of a count: how much more than the book was found. */
  public MovementRequest differing(BigDecimal variance) {
    return with(details.differing(variance));
  }

  /** The lots that arrive. */
  public MovementRequest carrying(List<Movement.LotQuantity> lots) {
    return with(details.carrying(lots));
  }

  /** The movement that is undone. */
  public MovementRequest undoing(Movement mistake) {
    return with(details.undoing(mistake));
  }

  public MovementRequest checked(boolean lotControlled) {
    var errors = new ArrayList<FieldError>();
    if (quantity.signum() < 0 || quantity.signum() == 0 && kind != MovementKind.COUNT) {
      errors.add(FieldError.of("/quantity", "above-zero", quantity.toPlainString()));
    }
    if (quantity.stripTrailingZeros().scale() > DECIMALS || quantity.precision() > 21) {
      errors.add(FieldError.of("/quantity", "decimals", quantity.toPlainString(), DECIMALS));
    }
    if (lotControlled && lot == null && kind.needsLot()) {
      errors.add(FieldError.of("/lot", "required", null));
    }
    if (!lotControlled && (lot != null || expiresOn != null)) {
      errors.add(FieldError.of("/lot", "not-lot-controlled", lot));
    }
    if (kind.needsReason() && (details.reason() == null || details.reason().isBlank())) {
      errors.add(FieldError.of("/reason", "required", null));
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return this;
  }
}
