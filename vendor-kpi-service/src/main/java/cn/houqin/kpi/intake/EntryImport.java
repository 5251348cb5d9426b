package cn.houqin.kpi.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of figures whose rows were all found right: this document coming to be accepts them, and
 * application then goes on to the end after any crash.
 *
 * @param applied how many of the rows have been entered
 * @param nextTimerAt unset once all are
 */
record EntryImport(
    String reason,
    String importedBy,
    Instant acceptedAt,
    List<ObservationForm> rows,
    int applied,
    @Nullable Instant nextTimerAt) {

  EntryImport applied(int count, Instant now) {
    return new EntryImport(
        reason, importedBy, acceptedAt, rows, count, count < rows.size() ? now : null);
  }
}
