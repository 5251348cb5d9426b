package cn.houqin.inventory.stock;

import cn.houqin.inventory.stock.Movement.LotQuantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A material in a store: one document, lots inside. available = on hand - reserved - on hold, kept
 * beside them because the condition of every issue is asked of it.
 *
 * @param waiting movements not yet filed into the ledger
 * @param moved number of the last movement
 * @param filedBatch how often waiting movements were filed into the ledger
 */
record StockItem(
    String hospital,
    String material,
    String store,
    BigDecimal onHand,
    BigDecimal reserved,
    BigDecimal onHold,
    BigDecimal available,
    List<Lot> lots,
    List<Movement> waiting,
    List<Hold> holds,
    long moved,
    long filedBatch) {

  /** What of a lot is on hand. */
  record Lot(String lot, @Nullable LocalDate expiresOn, BigDecimal onHand) {

    boolean isExpired(LocalDate today) {
      return expiresOn != null && expiresOn.isBefore(today);
    }
  }

  /** What a reservation holds. */
  record Hold(String reservation, BigDecimal quantity) {}

  Optional<Movement> waitingMovement(String movement) {
    return waiting.stream().filter(m -> m.movement().equals(movement)).findFirst();
  }

  Optional<Hold> hold(@Nullable String reservation) {
    return holds.stream().filter(h -> h.reservation().equals(reservation)).findFirst();
  }

  Optional<Lot> lot(String name) {
    return lots.stream().filter(lot -> lot.lot().equals(name)).findFirst();
  }

  /**
   * Spreads a quantity over the lots that are not expired, first expired first out.
   *
   * @param only the one lot to take from, or null for any
   * @return empty if they do not suffice
   */
  Optional<List<LotQuantity>> firstExpiredFirstOut(
      BigDecimal quantity, @Nullable String only, LocalDate today) {
    var spread = new ArrayList<LotQuantity>();
    var left = quantity;
    for (var lot : usable(only, today)) {
      var part = left.min(lot.onHand());
      if (part.signum() > 0) {
        spread.add(new LotQuantity(lot.lot(), lot.expiresOn(), part));
        left = left.subtract(part);
      }
    }
    return left.signum() == 0 ? Optional.of(List.copyOf(spread)) : Optional.empty();
  }

  /** What the lots that are not expired come to. */
  BigDecimal usableQuantity(@Nullable String only, LocalDate today) {
    return usable(only, today).stream().map(Lot::onHand).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Lot> usable(@Nullable String only, LocalDate today) {
    return lots.stream()
        .filter(lot -> only == null || lot.lot().equals(only))
        .filter(lot -> !lot.isExpired(today))
        .sorted(
            Comparator.comparing(
                    Lot::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(Lot::lot))
        .toList();
  }
}
