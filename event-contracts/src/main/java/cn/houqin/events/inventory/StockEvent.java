package cn.houqin.events.inventory;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to stock. Quantities are decimal strings in the material's unit. */
public sealed interface StockEvent extends Event {

  /** An entry of the ledger: signed quantity, and the balance on hand after it. */
  @EventType("stock.moved.v1")
  record Moved(
      String movement,
      String material,
      String store,
      @Nullable String lot,
      String kind,
      String quantity,
      String onHandAfter,
      @Nullable String workOrder,
      Instant occurredAt,
      Instant recordedAt)
      implements StockEvent {}

  @EventType("stock.reserved.v1")
  record Reserved(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      Instant recordedAt)
      implements StockEvent {}

  /** Not enough available; the rest is backordered. */
  @EventType("stock.short.v1")
  record Short(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      String available,
      Instant recordedAt)
      implements StockEvent {}

  @EventType("stock.issued.v1")
  record Issued(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      Instant recordedAt)
      implements StockEvent {}

  @EventType("stock.released.v1")
  record Released(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      String reason,
      Instant recordedAt)
      implements StockEvent {}
}
