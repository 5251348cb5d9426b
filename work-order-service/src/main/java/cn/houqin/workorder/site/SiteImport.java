package cn.houqin.workorder.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of places. Its rows are staged first; this document coming to be is what accepts them, and
 * application then goes on to the end after any crash.
 *
 * @param active true while it is applied; at most one of a hospital
 */
record SiteImport(
    boolean active, int rows, int added, int unchanged, Instant at, @Nullable Instant nextTimerAt) {

  SiteImport applied(int added) {
    return new SiteImport(false, rows, added, rows - added, at, null);
  }

  SiteImport lookAgainAt(Instant later) {
    return new SiteImport(active, rows, added, unchanged, at, later);
  }
}
