package cn.houqin.inventory.book;

import cn.houqin.inventory.book.Movement.LotQuantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A material in a store: one document, lots inside. available = on hand - reserved - on hold, kept
 * beside them because the condition of every issue is asked of it.
 *
 * @param valueFen what is on hand is worth
 * @param pricedFen with {@code pricedQuantity} the newest value and quantity above zero: their
 *     quotient is the moving average, also once nothing is left
 * @param waiting movements not yet filed into the ledger
 * @param moved number of the last movement
 * @param movedOn the latest business day of any movement
 * @param countedOn nothing can be dated before this day: a count has seen it
 * @param filedBatch how often waiting movements were filed into the ledger
 */
public record StockItem(
    String hospital,
    String material,
    String store,
    BigDecimal onHand,
    BigDecimal reserved,
    BigDecimal onHold,
    BigDecimal available,
    long valueFen,
    long pricedFen,
    BigDecimal pricedQuantity,
    List<Lot> lots,
    List<Movement> waiting,
    List<Hold> holds,
    long moved,
    @Nullable LocalDate movedOn,
    @Nullable LocalDate countedOn,
    long filedBatch) {

  /** What of a lot is on hand and on hold; {@code available} is the difference. */
  public record Lot(
      String lot,
      @Nullable LocalDate expiresOn,
      BigDecimal onHand,
      BigDecimal onHold,
      BigDecimal available) {

    boolean isExpired(LocalDate today) {
      return expiresOn != null && expiresOn.isBefore(today);
    }
  }

  /** What a reservation holds. */
  public record Hold(String reservation, BigDecimal quantity) {}

  public static StockItem nothing(String hospital, String material, String store) {
    var zero = BigDecimal.ZERO;
    return new StockItem(
        hospital, material, store, zero, zero, zero, zero, 0, 0, zero, List.of(), List.of(),
        List.of(), 0, null, null, 0);
  }

  public Optional<Movement> waitingMovement(String movement) {
    return waiting.stream().filter(m -> m.movement().equals(movement)).findFirst();
  }

  public Optional<Hold> hold(@Nullable String reservation) {
    return holds.stream().filter(h -> h.reservation().equals(reservation)).findFirst();
  }

  public Optional<Lot> lot(String name) {
    return lots.stream().filter(lot -> lot.lot().equals(name)).findFirst();
  }

  /** That day, or the day of a later count: nothing can be dated before it any more. */
  public LocalDate openDay(LocalDate day) {
    return countedOn != null && countedOn.isAfter(day) ? countedOn : day;
  }

  /** Whether a movement of that day comes before others already entered. */
  public boolean isBackDated(LocalDate day) {
    return movedOn != null && day.isBefore(movedOn);
  }

  /**
   * Spreads a quantity over lots, first expired first out.
   *
   * @param from which lots may be taken from
   * @param of what of a lot may be taken
   * @return empty if they do not suffice
   */
  Optional<List<LotQuantity>> firstExpiredFirstOut(
      BigDecimal quantity, Predicate<Lot> from, Function<Lot, BigDecimal> of) {
    var spread = new ArrayList<LotQuantity>();
    var left = quantity;
    for (var lot : usable(from)) {
      var part = left.min(of.apply(lot));
      if (part.signum() > 0) {
        spread.add(new LotQuantity(lot.lot(), lot.expiresOn(), part));
        left = left.subtract(part);
      }
    }
    return left.signum() == 0 ? Optional.of(List.copyOf(spread)) : Optional.empty();
  }

  /** What the lots that may be taken from come to. */
  BigDecimal usableQuantity(Predicate<Lot> from, Function<Lot, BigDecimal> of) {
    return usable(from).stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Lot> usable(Predicate<Lot> from) {
    return lots.stream()
        .filter(from)
        .sorted(
            Comparator.comparing(
                    Lot::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(Lot::lot))
        .toList();
  }
}
