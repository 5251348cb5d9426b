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
import cn.houqin.platform.register.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Takes in files of figures, all or nothing. */
@Component
class Importing implements Timer.Firing<EntryImport> {

  private static final int AT_ONCE = 2_000;

  private final Aggregates<EntryImport> imports;
  private final Aggregates<Entry> stored;
  private final Entries entries;
  private final Intake intake;
  private final Staging<ObservationForm> staging;

  Importing(
      Aggregates<EntryImport> imports,
      Aggregates<Entry> stored,
      Entries entries,
      Intake intake,
      MongoTemplate mongo) {
    this.imports = imports;
    this.stored = stored;
    this.entries = entries;
    this.intake = intake;
    this.staging =
        new Staging<>(mongo, imports.type().collection() + "_staged", ObservationForm.class);
  }

  /** Accepts the rows if none has a fault; names every fault else. */
  Outcome<EntryImport> accept(Call call, String reason, EntryFile.Contents contents) {
    return imports.create(
        call,
        imports.newId(call),
        () -> {
          refuseFaults(call, contents.rows());
          return Change.to(
              new EntryImport(
                  reason,
                  call.caller().subject(),
                  call.now(),
                  staging.put(
                      call.hospital(),
                      contents.rows().stream().map(EntryFile.Row::form).toList(),
                      call.now()),
                  contents.rows().size(),
                  contents.unknown(),
                  0,
                  call.now()));
        });
  }

  private void refuseFaults(Call call, List<EntryFile.Row> rows) {
    var faults = new ArrayList<FieldError>();
    var known = intake.lookups(call.hospital());
    var ids = rows.stream().map(row -> row.form().entry()).toList();
    var there =
        stored.findAll(call.hospital(), ids).stream()
            .collect(Collectors.toMap(Stored::id, Stored::body));
    for (var row : rows) {
      var form = row.form();
      faults.addAll(intake.faults(call, known, row.pointer(), form));
      var before = there.get(form.entry());
      if (before != null && !Entries.says(before, form)) {
        faults.add(FieldError.of(row.pointer() + "/externalId", "says-otherwise", form.entry()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** Enters the next rows before its own update; entered twice, a row is found the second time. */
  @Override
  public Decision<EntryImport> prepared(Stored<EntryImport> due, Call call) {
    var body = due.body();
    var until = Math.min(body.applied() + AT_ONCE, body.rows());
    var by = new Caller(body.importedBy(), due.hospital(), Set.of(), null);
    var entering = new Call(by, "import:" + due.id(), call.now(), null, null, null);
    entries.enterMissing(
        entering,
        body.reason(),
        staging.rows(due.hospital(), body.staging(), body.applied(), until));
    if (until == body.rows()) {
      staging.clear(due.hospital(), body.staging());
    }
    return current -> Change.to(current.body().applied(until, call.now()));
  }

  @Override
  public Change<EntryImport> on(Stored<EntryImport> current, Call call) {
    return Change.to(current.body());
  }
}
