package cn.houqin.kpi.appeal;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one member of an appeal's panel says.
 *
 * @param evidence the figures of the appeal that it accepts; null for all of them
 */
record Vote(
    String by, boolean accepted, String reason, Instant at, @Nullable List<String> evidence) {

  boolean accepts(String figure) {
    return accepted && (evidence == null || evidence.contains(figure));
  }

  /** Refuses figures that are not the appeal's, and figures of a vote that accepts nothing. */
  void mustBeAbout(List<String> figures) {
    if (evidence == null) {
      return;
    }
    if (!accepted) {
      throw Invalid.field("/evidence", "only-when-accepted", evidence);
    }
    var faults = new ArrayList<FieldError>();
    for (var n = 0; n < evidence.size(); n++) {
      if (!figures.contains(evidence.get(n))) {
        faults.add(FieldError.of("/evidence/" + n, "of-the-appeal", evidence.get(n)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }
}
