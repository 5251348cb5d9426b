package cn.houqin.workorder.history;

import cn.houqin.platform.problem.FieldError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a line's past. Its good rows are staged first; this document coming to be accepts them,
 * and application goes on to the end after any crash.
 *
 * @param profile full or flat
 * @param active while it is applied
 * @param faults of the rows that were skipped
 */
record HistoryImport(
    String line,
    String profile,
    boolean active,
    int rows,
    int skipped,
    int added,
    int unchanged,
    List<Fault> faults,
    Instant at,
    @Nullable Instant nextTimerAt) {

  static final String FULL = "full";
  static final String FLAT = "flat";

  /** What was wrong with a row. */
  record Fault(String pointer, String rule, @Nullable String value) {
    static Fault of(FieldError error) {
      return new Fault(error.pointer(), error.rule(), error.value());
    }
  }

  HistoryImport applied(int nowAdded) {
    return new HistoryImport(
        line, profile, false, rows, skipped, nowAdded, rows - nowAdded, faults, at, null);
  }
}
