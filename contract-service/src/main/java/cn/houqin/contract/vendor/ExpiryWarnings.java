package cn.houqin.contract.vendor;

import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Warnings that a qualification expires: 90, 60, 30 and 7 days before. */
final class ExpiryWarnings {

  private static final List<Integer> DAYS_BEFORE = List.of(90, 60, 30, 7);

  private ExpiryWarnings() {}

  /** The next instant after {@code now} at which a warning is due. */
  static Optional<Instant> next(
      List<Vendor.Qualification> qualifications, ZoneId zone, Instant now) {
    return qualifications.stream()
        .flatMap(ExpiryWarnings::days)
        .map(day -> day.atStartOfDay(zone).toInstant())
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  private static Stream<LocalDate> days(Vendor.Qualification qualification) {
    var expiry = qualification.expiresOn();
    return expiry == null
        ? Stream.empty()
        : DAYS_BEFORE.stream().map(before -> expiry.minusDays(before));
  }

  /** What to tell on a day: to the vendor and to those who manage vendors. */
  static List<Notice> on(Vendor vendor, LocalDate today) {
    var notices = new ArrayList<Notice>();
    for (var qualification : vendor.qualifications()) {
      if (days(qualification).anyMatch(today::equals)) {
        var ids =
            Map.of(
                "vendor", vendor.vendor(),
                "qualification", qualification.kind(),
                "expiresOn", String.valueOf(qualification.expiresOn()));
        notices.add(new Notice("role:VENDOR_MANAGER", "notice.qualification-expires", ids));
        notices.add(new Notice("vendor:" + vendor.vendor(), "notice.qualification-expires", ids));
      }
    }
    return notices;
  }
}
