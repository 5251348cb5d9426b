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
    Details details) {

  /** At most 6 decimals and 15 digits before them. */
  static final int DECIMALS = 6;

  /**
   * What only some movements have.
   *
   * @param valueFen what it is worth; null for the moving average
   * @param variance of a count: counted less book; null if the store is to take the difference
   * @param carried lots of a transfer that arrive, or of a movement that is reversed
   * @param reverses the change that is undone, with its sign; and the same of what is on hold
   */
  public record Details(
      @Nullable Long valueFen,
      @Nullable String reason,
      @Nullable String source,
      @Nullable String digest,
      @Nullable BigDecimal variance,
      @Nullable List<Movement.LotQuantity> carried,
      @Nullable Movement reverses) {

    static final Details NONE = new Details(null, null, null, null, null, null, null);
  }

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
            ? Details.NONE
            : new Details(null, null, "reservation/" + reservation, null, null, null, null));
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

  private MovementRequest with(LocalDate day, Details other) {
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

  /** What it is worth as a whole, in fen; without it the moving average counts. */
  public MovementRequest worth(@Nullable Long valueFen) {
    var d = details;
    return with(
        today,
        new Details(valueFen, d.reason, d.source, d.digest, d.variance, d.carried, d.reverses));
  }

  /** Why. */
  public MovementRequest because(@Nullable String reason) {
    var d = details;
    return with(
        today,
        new Details(d.valueFen, reason, d.source, d.digest, d.variance, d.carried, d.reverses));
  }

  /** What it belongs to, such as {@code receipt/17}: it can be undone there only. */
  public MovementRequest of(@Nullable String source) {
    var d = details;
    return with(
        today,
        new Details(d.valueFen, d.reason, source, d.digest, d.variance, d.carried, d.reverses));
  }

  /** The digest of the command that asked for it, where a second one is no repeat. */
  public MovementRequest askedBy(@Nullable String digest) {
    var d = details;
    return with(
        today,
        new Details(d.valueFen, d.reason, d.source, digest, d.variance, d.carried, d.reverses));
  }

  /** Of a count: how much more than the book was found. */
  public MovementRequest differing(BigDecimal variance) {
    var d = details;
    return with(
        today,
        new Details(d.valueFen, d.reason, d.source, d.digest, variance, d.carried, d.reverses));
  }

  /** The lots that arrive. */
  public MovementRequest carrying(List<Movement.LotQuantity> lots) {
    var d = details;
    return with(
        today, new Details(d.valueFen, d.reason, d.source, d.digest, d.variance, lots, d.reverses));
  }

  /** The movement that is undone. */
  public MovementRequest undoing(Movement mistake) {
    var d = details;
    return with(
        today,
        new Details(
            d.valueFen,
            d.reason,
            "reversal/" + mistake.movement(),
            d.digest,
            d.variance,
            mistake.lots(),
            mistake));
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
