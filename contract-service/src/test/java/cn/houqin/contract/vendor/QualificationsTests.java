package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.vendor.Vendor.Qualification;
import cn.houqin.contract.vendor.Vendor.Status;
import cn.houqin.contract.vendor.Vendors.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualificationsTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate END = LocalDate.of(2026, 12, 31);

  @Test
  void makesIneligibleOnceAMandatoryOneHasExpired() {
    var vendor = vendor(licence("1", END));

    assertThat(Vendors.standing(vendor, END)).isEqualTo(Standing.ELIGIBLE);
    assertThat(Vendors.standing(vendor, END.plusDays(1))).isEqualTo(Standing.QUALIFICATION_EXPIRED);
  }

  @Test
  void takesARenewalUnderAnotherNumberForTheSameKind() {
    var vendor = vendor(licence("1", END)).qualified(licence("2", null));

    assertThat(Vendors.standing(vendor, END.plusDays(1))).isEqualTo(Standing.ELIGIBLE);
  }

  @Test
  void replacesTheSameKindAndNumber() {
    var vendor = vendor(licence("1", END)).qualified(licence("1", END.plusYears(1)));

    assertThat(vendor.qualifications()).hasSize(1);
    assertThat(vendor.isQualified(END.plusDays(1))).isTrue();
  }

  @Test
  void warnsNinetySixtyThirtyAndSevenDaysBefore() {
    var vendor = vendor(licence("1", END));
    var now = Instant.parse("2026-01-01T00:00:00Z");
    var points = new java.util.ArrayList<LocalDate>();
    for (var next = ExpiryWarnings.next(vendor, ZONE, now);
        next.isPresent();
        next = ExpiryWarnings.next(vendor, ZONE, next.get())) {
      points.add(LocalDate.ofInstant(next.get(), ZONE));
    }

    assertThat(points)
        .containsExactly(END.minusDays(90), END.minusDays(60), END.minusDays(30), END.minusDays(7));
  }

  @Test
  void tellsAPointThatWasMissedWhileNothingRan() {
    var vendor = vendor(licence("1", END));
    var due = END.minusDays(30).atStartOfDay(ZONE).toInstant();
    var late = due.plusSeconds(3 * 86_400);

    assertThat(ExpiryWarnings.notices(vendor, ZONE, due, late))
        .extracting("recipient")
        .containsExactly("role:VENDOR_MANAGER", "vendor:914403001922038216");
    assertThat(ExpiryWarnings.notices(vendor, ZONE, due.plusSeconds(1), late)).isEmpty();
  }

  private static Qualification licence(String number, @Nullable LocalDate end) {
    return new Qualification("LICENCE", number, true, LocalDate.of(2020, 1, 1), end);
  }

  private static Vendor vendor(Qualification qualification) {
    return new Vendor(
        "914403001922038216",
        "V",
        Status.APPROVED,
        List.of(qualification),
        null,
        null,
        List.of(),
        null);
  }
}
