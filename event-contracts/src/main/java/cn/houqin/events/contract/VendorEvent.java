package cn.houqin.events.contract;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendors of a hospital. */
public sealed interface VendorEvent extends StateEvent {

  /**
   * A vendor as it stands.
   *
   * @param vendor unified social credit code (GB 32100-2015), the vendor's id everywhere
   * @param status PROSPECT, UNDER_REVIEW, APPROVED, SUSPENDED, BLACKLISTED or EXITED
   */
  @EventType("vendor.state.v1")
  record State(
      String vendor,
      String name,
      String status,
      List<Qualification> qualifications,
      Instant recordedAt,
      boolean retired)
      implements VendorEvent {}

  /** A licence, certificate or insurance; dates are ISO, expiry null when it has none. */
  record Qualification(
      String kind, String number, boolean mandatory, String issuedOn, @Nullable String expiresOn) {}
}
