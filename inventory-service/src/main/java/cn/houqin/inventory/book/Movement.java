package cn.houqin.inventory.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger; never edited, never deleted.
 *
 * @param quantity what was moved, above zero; of a count what was found, zero or more
 * @param change by how much what is on hand rose or fell
 * @param onHoldChange by how much what is on hold rose or fell
 * @param valueFen by how much the value on hand rose or fell
 * @param lots how it is spread over lots, without sign; empty where not lot controlled
 * @param onHandAfter the balance of the material in the store when it was entered
 * @param number 1, 2, 3 ... within the material and store, in the order of entry
 * @param workOrder the order it was for, if any
 * @param source what it belongs to (reservation/, transfer/, count/ and the like), if anything; it
 *     is undone there
 * @param digest of the request that made it, where its id is not made from that
 * @param occurredOn the business day it belongs to
 * @param occurredAt when it was entered
 */
public record Movement(
    String movement,
    String material,
    String store,
    MovementKind kind,
    BigDecimal quantity,
    BigDecimal change,
    BigDecimal onHoldChange,
    long valueFen,
    List<LotQuantity> lots,
    BigDecimal onHandAfter,
    long number,
    @Nullable String workOrder,
    @Nullable String reason,
    @Nullable String source,
    @Nullable String digest,
    String by,
    LocalDate occurredOn,
    Instant occurredAt) {

  /** Part of a movement in one lot. */
  public record LotQuantity(String lot, @Nullable LocalDate expiresOn, BigDecimal quantity) {}

  /** The change of one lot. */
  public BigDecimal changeOf(String lot) {
    return lots.stream()
        .filter(part -> part.lot().equals(lot))
        .map(part -> part.quantity().multiply(BigDecimal.valueOf(change.signum())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
