package cn.houqin.inventory.book;

import cn.houqin.inventory.book.Movement.LotQuantity;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a movement does to a balance, decided on the balance as it was seen; the update's conditions
 * make sure that it still holds.
 *
 * @param change of what is on hand; null where the store takes the difference from the count
 * @param onHoldChange of what is on hold
 * @param lots in which, without sign
 */
public record Effect(@Nullable BigDecimal change, BigDecimal onHoldChange, List<LotQuantity> lots) {

  public static Effect of(StockItem seen, MovementRequest request, boolean lotControlled) {
    var quantity = request.quantity();
    return switch (request.kind()) {
      case RECEIPT, RETURN, ADJUSTMENT_IN -> into(seen, request, lotControlled);
      case TRANSFER_IN -> new Effect(quantity, BigDecimal.ZERO, carried(request));
      case ISSUE, TRANSFER_OUT ->
          out(seen, request, lotControlled, lot -> !lot.isExpired(request.today()));
      case ADJUSTMENT_OUT -> out(seen, request, lotControlled, _ -> true);
      case QUARANTINE -> {
        refuseMoreThan(seen.available(), quantity);
        yield new Effect(
            BigDecimal.ZERO,
            quantity,
            spread(seen, request, lotControlled, _ -> true, StockItem.Lot::available));
      }
      case CLEARANCE -> {
        refuseMoreThan(seen.onHold(), quantity);
        yield new Effect(
            BigDecimal.ZERO,
            quantity.negate(),
            spread(seen, request, lotControlled, _ -> true, StockItem.Lot::onHold));
      }
      case COUNT -> counted(seen, request, lotControlled);
      case REVERSAL -> undone(seen, request);
    };
  }

  private static Effect into(StockItem seen, MovementRequest request, boolean lotControlled) {
    var lots = lotControlled ? List.of(receivedInto(seen, request)) : List.<LotQuantity>of();
    return new Effect(request.quantity(), BigDecimal.ZERO, lots);
  }

  private static Effect out(
      StockItem seen,
      MovementRequest request,
      boolean lotControlled,
      Predicate<StockItem.Lot> from) {
    var held =
        seen.hold(request.reservation()).map(StockItem.Hold::quantity).orElse(BigDecimal.ZERO);
    var lots = spread(seen, request, lotControlled, from, StockItem.Lot::available);
    refuseMoreThan(seen.available().add(held), request.quantity());
    return new Effect(request.quantity().negate(), BigDecimal.ZERO, lots);
  }

  /** A count sets what is on hand, here or by the difference that was found. */
  private static Effect counted(StockItem seen, MovementRequest request, boolean lotControlled) {
    var lots = lotControlled ? List.of(receivedInto(seen, request)) : List.<LotQuantity>of();
    var variance = request.details().variance();
    var found =
        lots.stream().findFirst().flatMap(part -> seen.lot(part.lot())).map(StockItem.Lot::onHand);
    var book = lotControlled ? found.orElse(BigDecimal.ZERO) : seen.onHand();
    var change = variance == null ? request.quantity().subtract(book) : variance;
    refuseMoreThan(seen.available(), change.negate());
    lots.stream()
        .flatMap(part -> seen.lot(part.lot()).stream())
        .forEach(lot -> refuseMoreThan(lot.available(), change.negate()));
    var parts =
        lots.stream()
            .map(part -> new LotQuantity(part.lot(), part.expiresOn(), change.abs()))
            .toList();
    return new Effect(variance, BigDecimal.ZERO, parts);
  }

  private static Effect undone(StockItem seen, MovementRequest request) {
    var mistake = Objects.requireNonNull(request.details().reverses());
    var effect =
        new Effect(mistake.change().negate(), mistake.onHoldChange().negate(), carried(request));
    refuseMoreThan(seen.available(), effect.leastAvailable());
    refuseMoreThan(seen.onHold(), effect.onHoldChange().negate());
    for (var part : effect.lots()) {
      var free = seen.lot(part.lot()).map(StockItem.Lot::available).orElse(BigDecimal.ZERO);
      if (effect.leastAvailable().signum() > 0) {
        refuseMoreThan(free, part.quantity());
      }
    }
    return effect;
  }

  /** The lot it goes into; a lot has one expiry date for good. */
  private static LotQuantity receivedInto(StockItem seen, MovementRequest request) {
    var name = Objects.requireNonNull(request.lot());
    var expiry = request.expiresOn();
    var known = seen.lot(name);
    if (known.isPresent() && expiry != null && !expiry.equals(known.get().expiresOn())) {
      throw Invalid.field(
          "/expiresOn", "same-as-lot", expiry, name, String.valueOf(known.get().expiresOn()));
    }
    return new LotQuantity(
        name, known.map(StockItem.Lot::expiresOn).orElse(expiry), request.quantity());
  }

  private static List<LotQuantity> carried(MovementRequest request) {
    return Optional.ofNullable(request.details().carried()).orElse(List.of());
  }

  private static List<LotQuantity> spread(
      StockItem seen,
      MovementRequest request,
      boolean lotControlled,
      Predicate<StockItem.Lot> from,
      Function<StockItem.Lot, BigDecimal> of) {
    if (!lotControlled) {
      return List.of();
    }
    var named = request.lot();
    Predicate<StockItem.Lot> usable =
        lot -> (named == null || lot.lot().equals(named)) && from.test(lot);
    return seen.firstExpiredFirstOut(request.quantity(), usable, of)
        .orElseThrow(
            () -> new NotEnoughAvailable(request.quantity(), seen.usableQuantity(usable, of)));
  }

  private static void refuseMoreThan(BigDecimal available, BigDecimal asked) {
    if (asked.signum() > 0 && asked.compareTo(available) > 0) {
      throw new NotEnoughAvailable(asked, available);
    }
  }

  /** With the difference that a count found, which nobody may change meanwhile. */
  public Effect changing(BigDecimal by) {
    return new Effect(
        by,
        onHoldChange,
        lots.stream()
            .map(part -> new LotQuantity(part.lot(), part.expiresOn(), by.abs()))
            .toList());
  }

  /** How much must be available before it: what goes out or on hold. */
  public BigDecimal leastAvailable() {
    var by = change == null ? BigDecimal.ZERO : change;
    return onHoldChange.subtract(by).max(BigDecimal.ZERO);
  }
}
