package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.terms.TermsBook;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Accepts files of histories: all rows are judged first, then the good ones applied. */
@Component
class HistoryImporter {

  private static final int MOST_ROWS = 200_000;

  private final Aggregates<HistoryImport> imports;
  private final RowJudge judge;
  private final Staging staging;
  private final Applying applying;
  private final TermsBook terms;

  HistoryImporter(
      Aggregates<HistoryImport> imports,
      RowJudge judge,
      Staging staging,
      Applying applying,
      TermsBook terms) {
    this.imports = imports;
    this.judge = judge;
    this.staging = staging;
    this.applying = applying;
    this.terms = terms;
  }

  /**
   * A file and how it is to be taken.
   *
   * @param rows read only if the file was not accepted before
   */
  record Intake(String line, String profile, Supplier<List<RowRead>> rows, boolean skipBadRows) {}

  Outcome<HistoryImport> accept(Call call, Intake intake) {
    terms.zone(call.hospital());
    var id = imports.newId(call);
    var attempt = UUID.randomUUID().toString();
    try {
      var made = imports.create(call, id, () -> Change.to(staged(call, id, attempt, intake)));
      return new Outcome<>(applying.all(made.stored()), made.replayed());
    } finally {
      clearUnlessAccepted(call.hospital(), id, attempt);
    }
  }

  /** Of one file that is sent twice at once, one's rows are applied, and the other's left. */
  private void clearUnlessAccepted(String hospital, String id, String attempt) {
    var accepted = imports.find(hospital, id).filter(made -> attempt.equals(made.body().staging()));
    if (accepted.isEmpty()) {
      staging.clear(hospital, id, attempt);
    }
  }

  private HistoryImport staged(Call call, String id, String attempt, Intake intake) {
    var rows = intake.rows().get();
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_ROWS);
    }
    var judged = judge.judge(call.hospital(), intake.line(), rows);
    if (!judged.faults().isEmpty() && !intake.skipBadRows()) {
      throw new Invalid(judged.faults());
    }
    staging.put(call.hospital(), id, attempt, judged.good());
    return new HistoryImport(
        intake.line(),
        intake.profile(),
        true,
        judged.good().size(),
        judged.skipped(),
        0,
        0,
        judged.faults().stream().map(HistoryImport.Fault::of).toList(),
        call.now(),
        attempt,
        null,
        call.now().plus(Applying.LOOK_AGAIN));
  }
}
