package cn.houqin.kpi.intake;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes in files of figures, all or nothing. */
@Component
class Importing implements Timer.Firing<EntryImport> {

  private static final int AT_ONCE = 500;

  private final Aggregates<EntryImport> imports;
  private final Aggregates<Entry> stored;
  private final Entries entries;
  private final Intake intake;

  Importing(
      Aggregates<EntryImport> imports, Aggregates<Entry> stored, Entries entries, Intake intake) {
    this.imports = imports;
    this.stored = stored;
    this.entries = entries;
    this.intake = intake;
  }

  /** Accepts the rows if none has a fault; names every fault else. */
  Outcome<EntryImport> accept(Call call, String reason, List<EntryFile.Row> rows) {
    return imports.create(
        call,
        imports.newId(call),
        () -> {
          refuseFaults(call, rows);
          var forms = rows.stream().map(EntryFile.Row::form).toList();
          return Change.to(
              new EntryImport(reason, call.caller().subject(), call.now(), forms, 0, call.now()));
        });
  }

  private void refuseFaults(Call call, List<EntryFile.Row> rows) {
    var faults = new ArrayList<FieldError>();
    for (var row : rows) {
      var form = row.form();
      faults.addAll(intake.faults(call, row.pointer(), form));
      stored
          .find(call.hospital(), form.entry())
          .filter(there -> !Entries.says(there.body(), form))
          .ifPresent(
              _ ->
                  faults.add(
                      FieldError.of(
                          row.pointer() + "/externalId", "says-otherwise", form.entry())));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** Enters the next rows before its own update; entered twice, a row is found the second time. */
  @Override
  public Decision<EntryImport> prepared(Stored<EntryImport> due, Call call) {
    var body = due.body();
    var until = Math.min(body.applied() + AT_ONCE, body.rows().size());
    var by = new Caller(body.importedBy(), due.hospital(), Set.of(), null);
    var entering = new Call(by, "import:" + due.id(), call.now(), null, null, null);
    for (var row : body.rows().subList(body.applied(), until)) {
      entries.enter(entering, body.reason(), row);
    }
    return current -> Change.to(current.body().applied(until, call.now()));
  }

  @Override
  public Change<EntryImport> on(Stored<EntryImport> current, Call call) {
    return Change.to(current.body());
  }
}
