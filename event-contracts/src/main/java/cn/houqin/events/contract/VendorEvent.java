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
   * @param suspendedLines service lines of which it gets no new work, though it is approved
   * @param reinstated suspensions that followed from its work and that a person ended here
   */
  @EventType("vendor.state.v1")
  record State(
      String vendor,
      String name,
      String status,
      List<Qualification> qualifications,
      Instant recordedAt,
      boolean retired,
      @Nullable List<String> suspendedLines,
      @Nullable List<Reinstated> reinstated)
      implements VendorEvent {

    /** A vendor that is suspended from no line by itself. */
    public State(
        String vendor,
        String name,
        String status,
        List<Qualification> qualifications,
        Instant recordedAt,
        boolean retired) {
      this(vendor, name, status, qualifications, recordedAt, retired, null, null);
    }
  }

  /** By whom and why the suspension of a consequence was ended. */
  record Reinstated(String consequence, String by, String reason, Instant at) {}

  /** A licence, certificate or insurance; dates are ISO, expiry null when it has none. */
  record Qualification(
      String kind, String number, boolean mandatory, String issuedOn, @Nullable String expiresOn) {}
}
