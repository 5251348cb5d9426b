package cn.houqin.events.inventory;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to stock. Quantities are decimal strings in the material's unit. */
public sealed interface StockEvent extends Event {

  /**
   * An entry of the ledger: signed quantity, and the balance on hand after it.
   *
   * @param occurredOn the business day it belongs to
   * @param source what it belongs to, such as {@code transfer/17}
   * @param onHoldChange by how much what is on hold rose or fell
   * @param valueFen by how much the value on hand rose or fell
   */
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
      Instant recordedAt,
      @Nullable String occurredOn,
      @Nullable String reason,
      @Nullable String source,
      @Nullable String onHoldChange,
      @Nullable Long valueFen)
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

  /**
   * What was reserved is given out.
   *
   * @param costFen its share of the stock's value, by the moving average
   */
  @EventType("stock.issued.v1")
  record Issued(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      Instant recordedAt,
      @Nullable Long costFen)
      implements StockEvent {}

  /**
   * Some of what was given out for an order came back unused.
   *
   * @param quantity what came back this time
   * @param returned what came back in all
   * @param remaining what is still out
   * @param remainingFen what is still out costs
   */
  @EventType("stock.returned.v1")
  record Returned(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      String returned,
      String remaining,
      long remainingFen,
      Instant recordedAt)
      implements StockEvent {}

  /**
   * What was given out for an order and did not come back is used.
   *
   * @param costFen what it costs
   */
  @EventType("stock.used.v1")
  record Used(
      String reservation,
      String workOrder,
      String request,
      String material,
      String store,
      String quantity,
      long costFen,
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

  /** A transfer left its store; it is in transit until it arrives. */
  @EventType("stock.transfer-sent.v1")
  record TransferSent(
      String transfer,
      String material,
      String fromStore,
      String toStore,
      String quantity,
      Instant occurredAt,
      Instant recordedAt)
      implements StockEvent {}

  @EventType("stock.transfer-arrived.v1")
  record TransferArrived(
      String transfer,
      String material,
      String fromStore,
      String toStore,
      String quantity,
      Instant occurredAt,
      Instant recordedAt)
      implements StockEvent {}

  /** A count was approved by another person and all its differences are in the ledger. */
  @EventType("stock.counted.v1")
  record Counted(
      String count,
      String store,
      int lines,
      int variances,
      String approvedBy,
      Instant occurredAt,
      Instant recordedAt)
      implements StockEvent {}
}
