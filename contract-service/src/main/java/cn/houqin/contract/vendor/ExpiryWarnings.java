package cn.houqin.contract.vendor;

import cn.houqin.contract.vendor.Vendor.Qualification;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
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
  static Optional<Instant> next(Vendor vendor, ZoneId zone, Instant now) {
    return vendor.qualifications().stream()
        .flatMap(qualification -> points(qualification, zone))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  private static Stream<Instant> points(Qualification qualification, ZoneId zone) {
    var expiry = qualification.expiresOn();
    return expiry == null
        ? Stream.empty()
        : DAYS_BEFORE.stream().map(days -> expiry.minusDays(days).atStartOfDay(zone).toInstant());
  }

  /** What to tell of points from {@code due} to {@code now}: to the vendor, and to its managers. */
  static List<Notice> notices(Vendor vendor, ZoneId zone, Instant due, Instant now) {
    var notices = new ArrayList<Notice>();
    for (var qualification : vendor.qualifications()) {
      if (points(qualification, zone).anyMatch(at -> !at.isBefore(due) && !at.isAfter(now))) {
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
