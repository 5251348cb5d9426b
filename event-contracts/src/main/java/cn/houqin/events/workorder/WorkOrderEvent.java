package cn.houqin.events.workorder;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a work order, its clocks and the evidence it gives. People are named by id only;
 * {@code occurredAt} is when it happened, {@code recordedAt} when it was written down.
 */
public sealed interface WorkOrderEvent extends Event {

  String workOrder();

  String line();

  /**
   * Work is asked for.
   *
   * @param origin the order it goes on with, which was filed under another line
   */
  @EventType("work-order.requested.v1")
  record Requested(
      String workOrder,
      String line,
      String number,
      String category,
      String location,
      String priority,
      @Nullable String requester,
      String channel,
      boolean imported,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable String origin)
      implements WorkOrderEvent {}

  @EventType("work-order.accepted.v1")
  record Accepted(String workOrder, String line, String by, Instant occurredAt, Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.rejected.v1")
  record Rejected(
      String workOrder,
      String line,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** A new assignment; {@code assignment} counts from 1. */
  @EventType("work-order.dispatched.v1")
  record Dispatched(
      String workOrder,
      String line,
      int assignment,
      String contract,
      int contractVersion,
      String vendor,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** No active contract covers the order; it waits in the uncovered queue. */
  @EventType("work-order.uncovered.v1")
  record Uncovered(
      String workOrder, String line, String location, Instant occurredAt, Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.acknowledged.v1")
  record Acknowledged(
      String workOrder,
      String line,
      String vendor,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.declined.v1")
  record Declined(
      String workOrder,
      String line,
      String vendor,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.arrived.v1")
  record Arrived(
      String workOrder,
      String line,
      String vendor,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.paused.v1")
  record Paused(
      String workOrder,
      String line,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.resumed.v1")
  record Resumed(String workOrder, String line, String by, Instant occurredAt, Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.made-safe.v1")
  record MadeSafe(
      String workOrder,
      String line,
      String vendor,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /**
   * The work is done.
   *
   * @param checklist what was answered to each element of the category's checklist; null where it
   *     has none
   */
  @EventType("work-order.completed.v1")
  record Completed(
      String workOrder,
      String line,
      @Nullable String vendor,
      String by,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable List<ChecklistAnswer> checklist)
      implements WorkOrderEvent {}

  @EventType("work-order.verified.v1")
  record Verified(String workOrder, String line, String by, Instant occurredAt, Instant recordedAt)
      implements WorkOrderEvent {}

  /** The requester was asked; the rating is 1..5 or null when none was given. */
  @EventType("work-order.followed-up.v1")
  record FollowedUp(
      String workOrder,
      String line,
      @Nullable Integer rating,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.closed.v1")
  record Closed(String workOrder, String line, String by, Instant occurredAt, Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.reopened.v1")
  record Reopened(
      String workOrder,
      String line,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /**
   * Nobody needs it any more.
   *
   * @param mergedInto the order that says the same and is kept
   */
  @EventType("work-order.cancelled.v1")
  record Cancelled(
      String workOrder,
      String line,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable String mergedInto)
      implements WorkOrderEvent {}

  /**
   * Filed under the wrong line; it goes on as another order in the right one.
   *
   * @param toWorkOrder the other order
   * @param category of the other order
   */
  @EventType("work-order.transferred.v1")
  record Transferred(
      String workOrder,
      String line,
      String toLine,
      String by,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable String toWorkOrder,
      @Nullable String category)
      implements WorkOrderEvent {}

  /** The request was put down differently; what changed is named, its words are not told. */
  @EventType("work-order.edited.v1")
  record Edited(
      String workOrder,
      String line,
      String category,
      String location,
      List<String> changed,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** Another priority from now on; time already worked is kept. */
  @EventType("work-order.reprioritised.v1")
  record Reprioritised(
      String workOrder,
      String line,
      String was,
      String priority,
      String reason,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /**
   * A mis-click was put right by two people.
   *
   * @param correction 1, 2, ... of the order
   * @param fact what was written down wrongly, for example COMPLETED
   * @param was when it was said to have happened
   * @param is when it happened; null if it did not happen
   */
  @EventType("work-order.corrected.v1")
  record Corrected(
      String workOrder,
      String line,
      int correction,
      String fact,
      Instant was,
      @Nullable Instant is,
      String reason,
      String proposedBy,
      String approvedBy,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** Dated by the warning point, not by when it was raised. */
  @EventType("work-order.clock-warned.v1")
  record ClockWarned(
      String workOrder,
      String line,
      String clock,
      int percent,
      String contract,
      String vendor,
      Instant deadline,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** Dated by the deadline, not by when it was raised. */
  @EventType("work-order.clock-breached.v1")
  record ClockBreached(
      String workOrder,
      String line,
      String clock,
      String contract,
      String vendor,
      Instant deadline,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  @EventType("work-order.parts-requested.v1")
  record PartsRequested(
      String workOrder,
      String line,
      String request,
      List<Part> parts,
      String by,
      Instant occurredAt,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /**
   * What an ended order's parts cost, and who bears it; said once. The parts a contract includes in
   * its fee are borne by the fee, what is above that by the contract, parts of a contract that
   * includes none by the department of the place.
   *
   * @param parts given out by the hospital's own stores, which the hospital has paid for
   * @param supplied brought by the vendor itself, as it declared at completion
   * @param payableFen what the vendor is still owed of what the contract bears; null where whose
   *     the parts were is not told, and then nobody is paid for them
   */
  @EventType("work-order.parts-charged.v1")
  record PartsCharged(
      String workOrder,
      String line,
      String location,
      @Nullable String contract,
      @Nullable Integer contractVersion,
      @Nullable String vendor,
      List<UsedPart> parts,
      long costFen,
      long includedFen,
      long contractFen,
      long departmentFen,
      Instant occurredAt,
      Instant recordedAt,
      @Nullable List<SuppliedPart> supplied,
      @Nullable Long payableFen)
      implements WorkOrderEvent {}

  /** A figure for the vendor's score was decided. */
  @EventType("work-order.evidence-recorded.v1")
  record EvidenceRecorded(String workOrder, String line, Evidence evidence, Instant recordedAt)
      implements WorkOrderEvent {}

  /** A figure no longer counts. */
  @EventType("work-order.evidence-withdrawn.v1")
  record EvidenceWithdrawn(
      String workOrder,
      String line,
      String evidenceId,
      String contract,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** A figure is replaced by another; both stay visible. */
  @EventType("work-order.evidence-superseded.v1")
  record EvidenceSuperseded(
      String workOrder,
      String line,
      String evidenceId,
      Evidence replacement,
      String reason,
      String supersededBy,
      Instant recordedAt)
      implements WorkOrderEvent {}

  /** A material asked for; quantity as decimal string in the material's unit. */
  record Part(String material, String store, String quantity) {}

  /** A material used for an order; what it cost follows the stock's moving average. */
  record UsedPart(String material, String store, String quantity, long costFen) {}

  /** A part that the vendor brought itself, in its words, with what it says that it cost. */
  record SuppliedPart(String name, String quantity, long costFen) {}

  /** What was answered to an element of a checklist: YES, NO or NOT_APPLICABLE. */
  record ChecklistAnswer(String element, String answer) {}
}
