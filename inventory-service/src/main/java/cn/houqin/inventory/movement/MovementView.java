package cn.houqin.inventory.movement;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as it is shown.
 *
 * @param onHandAfter null to who is counting the store
 */
record MovementView(
    String movement,
    String material,
    String store,
    MovementKind kind,
    String quantity,
    String change,
    String onHoldChange,
    long valueFen,
    @Nullable String onHandAfter,
    long number,
    List<Part> lots,
    @Nullable String workOrder,
    @Nullable String reason,
    @Nullable String source,
    String by,
    LocalDate occurredOn,
    Instant occurredAt) {

  /** Part of a movement in one lot. */
  record Part(String lot, String quantity) {}

  static MovementView of(Movement m) {
    return new MovementView(
        m.movement(),
        m.material(),
        m.store(),
        m.kind(),
        Decimals.text(m.quantity()),
        Decimals.text(m.change()),
        Decimals.text(m.onHoldChange()),
        m.valueFen(),
        Decimals.text(m.onHandAfter()),
        m.number(),
        m.lots().stream().map(lot -> new Part(lot.lot(), Decimals.text(lot.quantity()))).toList(),
        m.workOrder(),
        m.reason(),
        m.source(),
        m.by(),
        m.occurredOn(),
        m.occurredAt());
  }

  /** As who counts the store may see what they moved themselves. */
  MovementView withoutBook() {
    return new MovementView(
        movement,
        material,
        store,
        kind,
        quantity,
        change,
        onHoldChange,
        valueFen,
        null,
        number,
        lots,
        workOrder,
        reason,
        source,
        by,
        occurredOn,
        occurredAt);
  }
}
