package cn.houqin.kpi.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of figures whose rows were all found right: this document coming to be accepts them, and
 * application then goes on to the end after any crash.
 *
 * @param staging under which name its rows wait
 * @param unknown of a layout's indicators, how many rows do not know the figure
 * @param applied how many of the rows have been entered
 * @param nextTimerAt unset once all are
 */
record EntryImport(
    String reason,
    String importedBy,
    Instant acceptedAt,
    String staging,
    int rows,
    Map<String, Integer> unknown,
    int applied,
    @Nullable Instant nextTimerAt) {

  EntryImport applied(int count, Instant now) {
    return new EntryImport(
        reason, importedBy, acceptedAt, staging, rows, unknown, count, count < rows ? now : null);
  }
}
