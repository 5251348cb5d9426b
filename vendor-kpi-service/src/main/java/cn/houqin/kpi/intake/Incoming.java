package cn.houqin.kpi.intake;

import cn.houqin.kpi.intake.layout.Layouts;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door of the intake: what is wrong is refused here, before anything is written. */
@Component
record Incoming(Entries entries, Intake intake, EntryFile file, Layouts layouts) {

  Outcome<Entry> enter(Call call, String reason, ObservationForm form) {
    var faults = intake.faults(call, intake.lookups(call.hospital()), "/observation", form);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return entries.enter(call, reason, form);
  }

  /**
   * The rows of a CSV or XLSX file.
   *
   * @param layout how they are read; null where the columns are the fields
   */
  EntryFile.Contents table(Call call, @Nullable String layout, byte[] bytes) {
    return layout == null
        ? file.table(bytes)
        : file.byLayout(layouts.get(call.caller(), layout), bytes);
  }
}
