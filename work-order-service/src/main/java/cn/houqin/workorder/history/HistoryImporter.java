package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.past.PastOrders;
import cn.houqin.workorder.terms.TermsBook;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** Imports files of histories: all rows are judged first, then the good ones applied. */
@Component
class HistoryImporter {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int MOST_ROWS = 200_000;

  /** Orders that are made in one write. */
  private static final int AT_ONCE = 100;

  private final Aggregates<HistoryImport> imports;
  private final RowJudge judge;
  private final Staging staging;
  private final PastOrders past;
  private final TermsBook terms;

  HistoryImporter(
      Aggregates<HistoryImport> imports,
      RowJudge judge,
      Staging staging,
      PastOrders past,
      TermsBook terms) {
    this.imports = imports;
    this.judge = judge;
    this.staging = staging;
    this.past = past;
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
    var made = imports.create(call, id, () -> Change.to(staged(call, id, intake)));
    return made.stored().body().active()
        ? new Outcome<>(apply(call, made.stored()), made.replayed())
        : made;
  }

  private HistoryImport staged(Call call, String id, Intake intake) {
    var rows = intake.rows().get();
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_ROWS);
    }
    var judged = judge.judge(call.hospital(), intake.line(), rows);
    if (!judged.faults().isEmpty() && !intake.skipBadRows()) {
      throw new Invalid(judged.faults());
    }
    staging.put(call.hospital(), id, judged.good());
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
        call.now().plus(LOOK_AGAIN));
  }

  private Stored<HistoryImport> apply(Call call, Stored<HistoryImport> accepted) {
    var added = addAll(accepted);
    var done = Call.system(call.hospital(), "history-import", call.now());
    return imports
        .change(done, accepted.id(), current -> Change.to(current.body().applied(added)))
        .stored();
  }

  /** Goes on with an import whose instance died. */
  Change<HistoryImport> resume(Stored<HistoryImport> current, Call call) {
    return Change.to(current.body().applied(addAll(current)));
  }

  private int addAll(Stored<HistoryImport> accepted) {
    var hospital = accepted.hospital();
    var body = accepted.body();
    var added =
        staging
            .orders(hospital, accepted.id())
            .gather(Gatherers.windowFixed(AT_ONCE))
            .mapToInt(some -> past.addAll(hospital, body.line(), body.at(), some))
            .sum();
    staging.clear(hospital, accepted.id());
    return added;
  }
}
