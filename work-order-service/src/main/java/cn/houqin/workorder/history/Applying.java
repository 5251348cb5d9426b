package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.past.PastOrders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Makes orders of the rows of accepted files, some at a time, so that other timers wait for some
 * alone. Who accepted a file goes on to its end; if he dies, a timer does. Rows that are made twice
 * are counted once: only who finds the import where he began writes how far it has come.
 */
@Component
class Applying implements Timer.Firing<HistoryImport> {

  /** Of an import whose instance goes on with it. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private static final int AT_ONCE = 500;

  private final Aggregates<HistoryImport> imports;
  private final Staging staging;
  private final PastOrders past;
  private final Clock businessClock;

  Applying(
      Aggregates<HistoryImport> imports, Staging staging, PastOrders past, Clock businessClock) {
    this.imports = imports;
    this.staging = staging;
    this.past = past;
    this.businessClock = businessClock;
  }

  /** To the end. */
  Stored<HistoryImport> all(Stored<HistoryImport> accepted) {
    var current = accepted;
    while (current.body().active()) {
      var call = Call.system(accepted.hospital(), "history-import", businessClock.instant());
      var step = step(current, call.now().plus(LOOK_AGAIN));
      current = imports.change(call, accepted.id(), step).stored();
    }
    return current;
  }

  @Override
  public Decision<HistoryImport> prepared(Stored<HistoryImport> due, Call call) {
    return step(due, call.now());
  }

  @Override
  public Change<HistoryImport> on(Stored<HistoryImport> current, Call call) {
    return Change.to(current.body());
  }

  /** Makes the next rows orders; the last step finds none and finishes. */
  private Decision<HistoryImport> step(Stored<HistoryImport> from, Instant next) {
    var body = from.body();
    var rows = staging.next(from, AT_ONCE);
    if (rows.isEmpty()) {
      staging.clear(from.hospital(), from.id());
      return unlessElsewhere(from, Change.to(body.finished()));
    }
    var orders = rows.stream().map(Staging.Staged::order).toList();
    var made = past.addAll(from.hospital(), body.line(), body.at(), orders);
    var last = rows.getLast().position();
    return unlessElsewhere(from, Change.to(body.applied(last, rows.size(), made, next)));
  }

  private static Decision<HistoryImport> unlessElsewhere(
      Stored<HistoryImport> from, Change<HistoryImport> change) {
    return current ->
        current.body().active() && Objects.equals(current.body().upTo(), from.body().upTo())
            ? change
            : Change.to(current.body());
  }
}
