package cn.houqin.contract.hospital;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;

/**
 * A hospital.
 *
 * @param zone in which its months and days are counted
 * @param migrating whether past-dated contracts, approvals and settlements may be entered
 */
record Hospital(String name, String zone, boolean migrating) {

  Hospital checked() {
    var faults = new ArrayList<FieldError>();
    if (name.isBlank() || name.length() > 200) {
      faults.add(FieldError.of("/name", "text", name, 1, 200));
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      faults.add(FieldError.of("/zone", "time-zone", zone));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return this;
  }
}
