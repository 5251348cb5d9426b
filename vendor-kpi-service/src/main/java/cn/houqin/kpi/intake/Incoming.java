package cn.houqin.kpi.intake;

import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import org.springframework.stereotype.Component;

/** The door of the intake: what is wrong is refused here, before anything is written. */
@Component
record Incoming(Entries entries, Intake intake, EntryFile file) {

  Outcome<Entry> enter(Call call, String reason, ObservationForm form) {
    var faults = intake.faults(call, "/observation", form);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return entries.enter(call, reason, form);
  }
}
