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

  @EventType("settlement.approved.v1")
  record Approved(
      String settlement,
      String contract,
      String vendor,
      String month,
      String approvedBy,
      Instant recordedAt)
      implements SettlementEvent {}

  @EventType("settlement.paid.v1")
  record Paid(
      String settlement,
      String contract,
      String vendor,
      String month,
      long payableFen,
      @Nullable String reference,
      Instant recordedAt)
      implements SettlementEvent {}
}
