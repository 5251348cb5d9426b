package cn.houqin.events.contract;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a month's settlement. Money is integer fen; {@code month} is yyyy-MM. */
public sealed interface SettlementEvent extends Event {

  @EventType("settlement.drafted.v1")
  record Drafted(
      String settlement,
      String contract,
      String vendor,
      String month,
      long payableFen,
      long carryOverFen,
      String digest,
      Instant recordedAt)
      implements SettlementEvent {}

  @EventType("settlement.sent-to-vendor.v1")
  record SentToVendor(
      String settlement, String contract, String vendor, String month, Instant recordedAt)
      implements SettlementEvent {}

  @EventType("settlement.confirmed.v1")
  record Confirmed(
      String settlement,
      String contract,
      String vendor,
      String month,
      String confirmedBy,
      Instant recordedAt)
      implements SettlementEvent {}

  /**
   * The vendor does not agree.
   *
   * @param rows how many it disputes
   */
  @EventType("settlement.disputed.v1")
  record Disputed(
      String settlement, String contract, String vendor, String month, int rows, Instant recordedAt)
      implements SettlementEvent {}

  /**
   * Drafted anew; the draft before stays in its history.
   *
   * @param draft 2 for the second draft
   */
  @EventType("settlement.redrafted.v1")
  record Redrafted(
      String settlement,
      String contract,
      String vendor,
      String month,
      int draft,
      long payableFen,
      long carryOverFen,
      String digest,
      Instant recordedAt)
      implements SettlementEvent {}

  /**
   * Two people let it be paid.
   *
   * @param approvedBy the second of them
   * @param firstApprovedBy the first
   */
  @EventType("settlement.approved.v1")
  record Approved(
      String settlement,
      String contract,
      String vendor,
      String month,
      String approvedBy,
      @Nullable String firstApprovedBy,
      Instant recordedAt)
      implements SettlementEvent {}

  /**
   * Paid.
   *
   * @param payableFen what the month came to
   * @param paidOn ISO date in the hospital's zone
   * @param transferFen what was transferred: with tax, less what is held back
   */
  @EventType("settlement.paid.v1")
  record Paid(
      String settlement,
      String contract,
      String vendor,
      String month,
      long payableFen,
      @Nullable String reference,
      @Nullable String paidOn,
      @Nullable Long transferFen,
      Instant recordedAt)
      implements SettlementEvent {}
}
