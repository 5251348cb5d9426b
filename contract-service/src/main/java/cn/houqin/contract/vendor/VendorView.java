package cn.houqin.contract.vendor;

import cn.houqin.platform.aggregate.Stored;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vendor as it is shown. */
record VendorView(
    String vendor,
    String name,
    Vendor.Status status,
    List<Vendor.Qualification> qualifications,
    Vendor.@Nullable Admission admission,
    @Nullable LocalDate blacklistedUntil,
    List<String> suspendedLines,
    List<Suspension> suspensions) {

  static VendorView of(Stored<Vendor> stored) {
    var body = stored.body();
    return new VendorView(
        body.vendor(),
        body.name(),
        body.status(),
        body.qualifications(),
        body.admission(),
        body.blacklistedUntil(),
        body.suspendedLines(),
        body.suspensions());
  }
}
