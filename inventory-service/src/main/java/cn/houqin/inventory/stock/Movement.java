package cn.houqin.inventory.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger; never edited, never deleted.
 *
 * @param quantity above zero; the kind says whether it came or went
 * @param lots how it is spread over lots; empty where the material is not lot controlled
 * @param onHandAfter the balance of the material in the store after it
 * @param number 1, 2, 3 ... within the material and store
 * @param workOrder the order it was for, if any
 */
public record Movement(
    String movement,
    String material,
    String store,
    MovementKind kind,
    BigDecimal quantity,
    List<LotQuantity> lots,
    BigDecimal onHandAfter,
    long number,
    @Nullable String workOrder,
    String by,
    Instant occurredAt) {

  /** Part of a movement in one lot. */
  public record LotQuantity(String lot, @Nullable LocalDate expiresOn, BigDecimal quantity) {}
}
