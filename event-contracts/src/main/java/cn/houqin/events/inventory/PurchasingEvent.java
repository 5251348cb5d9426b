package cn.houqin.events.inventory;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.workorder.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of purchase orders called off a contract, and the evidence their deliveries give.
 * Quantities and unit prices (fen) are decimal strings; other money is integer fen.
 */
public sealed interface PurchasingEvent extends Event {

  String purchaseOrder();

  /** Checked with the contract and binding from now on; {@code deliverBy} is an ISO date. */
  @EventType("purchase-order.issued.v1")
  record Issued(
      String purchaseOrder,
      String number,
      String contract,
      int contractVersion,
      String vendor,
      List<OrderedLine> lines,
      long valueFen,
      String deliverBy,
      String by,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** It may not be issued as it stands; it is a draft again. */
  @EventType("purchase-order.refused.v1")
  record Refused(
      String purchaseOrder,
      String contract,
      String vendor,
      List<String> reasons,
      Instant recordedAt)
      implements PurchasingEvent {}

  @EventType("purchase-order.confirmed.v1")
  record Confirmed(
      String purchaseOrder, String contract, String vendor, String by, Instant recordedAt)
      implements PurchasingEvent {}

  /** The vendor will not deliver; nothing of it counts against a ceiling any more. */
  @EventType("purchase-order.declined.v1")
  record Declined(
      String purchaseOrder,
      String contract,
      String vendor,
      String reason,
      String by,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** The buyer agreed to a later day, an ISO date; {@code was} is the one agreed before. */
  @EventType("purchase-order.postponed.v1")
  record Postponed(
      String purchaseOrder,
      String contract,
      String vendor,
      String was,
      String deliverBy,
      String reason,
      String agreedBy,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** What will not be delivered any more, by line. */
  @EventType("purchase-order.cancelled.v1")
  record Cancelled(
      String purchaseOrder,
      String contract,
      String vendor,
      List<LineQuantity> lines,
      String reason,
      String by,
      Instant recordedAt)
      implements PurchasingEvent {}

  @EventType("purchase-order.delivery-announced.v1")
  record DeliveryAnnounced(
      String purchaseOrder,
      String contract,
      String vendor,
      int delivery,
      List<LineQuantity> lines,
      String by,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** A delivery was inspected; {@code occurredAt} is when it arrived. */
  @EventType("purchase-order.received.v1")
  record Received(
      String purchaseOrder,
      String contract,
      String vendor,
      int delivery,
      List<ReceivedLine> lines,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** A receipt was a mistake: what it said does not count, and the delivery is received anew. */
  @EventType("purchase-order.receipt-reversed.v1")
  record ReceiptReversed(
      String purchaseOrder,
      String contract,
      String vendor,
      int delivery,
      String reason,
      String by,
      Instant recordedAt)
      implements PurchasingEvent {}

  @EventType("purchase-order.closed.v1")
  record Closed(String purchaseOrder, String contract, String vendor, String by, Instant recordedAt)
      implements PurchasingEvent {}

  /** A figure for the vendor's score was decided. */
  @EventType("purchase-order.evidence-recorded.v1")
  record EvidenceRecorded(String purchaseOrder, Evidence evidence, Instant recordedAt)
      implements PurchasingEvent {}

  /** A figure no longer counts. */
  @EventType("purchase-order.evidence-withdrawn.v1")
  record EvidenceWithdrawn(
      String purchaseOrder,
      String line,
      String evidenceId,
      String contract,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements PurchasingEvent {}

  /** A line as ordered; {@code valueFen} is price x quantity, rounded half up. */
  record OrderedLine(
      int orderLine,
      String item,
      String material,
      String quantity,
      String fenPerUnit,
      long valueFen) {}

  /** So much of a line. */
  record LineQuantity(int orderLine, String quantity) {}

  /** accepted + rejected = delivered. */
  record ReceivedLine(
      int orderLine,
      String delivered,
      String accepted,
      String rejected,
      @Nullable String rejectReason) {}
}
