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
 * @param added orders that came by this import
 * @param unchanged orders that were here before
 * @param faults of the rows that were skipped
 * @param staging of which attempt the rows wait; unset in those from before attempts were told
 *     apart
 * @param upTo the last row that was applied; unset before the first
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
    @Nullable String staging,
    @Nullable Integer upTo,
    @Nullable Instant nextTimerAt) {

  static final String FULL = "full";
  static final String FLAT = "flat";

  /** What was wrong with a row. */
  record Fault(String pointer, String rule, @Nullable String value) {
    static Fault of(FieldError error) {
      return new Fault(error.pointer(), error.rule(), error.value());
    }
  }

  /**
   * Some of its rows have been made orders.
   *
   * @param row the last of them
   * @param made how many of them are orders of this import; the others were here before
   */
  HistoryImport applied(int row, int some, int made, Instant next) {
    return with(true, added + made, unchanged + some - made, row, next);
  }

  /** No row is left. */
  HistoryImport finished() {
    return with(false, added, unchanged, upTo, null);
  }

  private HistoryImport with(
      boolean stillActive,
      int allAdded,
      int allUnchanged,
      @Nullable Integer row,
      @Nullable Instant next) {
    return new HistoryImport(
        line,
        profile,
        stillActive,
        rows,
        skipped,
        allAdded,
        allUnchanged,
        faults,
        at,
        staging,
        row,
        next);
  }
}
