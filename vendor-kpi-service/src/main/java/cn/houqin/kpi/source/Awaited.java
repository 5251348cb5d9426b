package cn.houqin.kpi.source;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ratings of a month that its scheme asks people for. */
public interface Awaited {

  /**
   * A rating that was not given.
   *
   * @param rater the name in the scheme
   * @param person who was asked for it; null where nobody was
   */
  record Missing(String indicator, String rater, @Nullable String person, Instant dueAt) {}

  /** Those not given yet. */
  List<Missing> missing(Manifests.Question asked);

  /** Until when a month is to be rated, and not closed without. */
  Instant dueAt(String hospital, YearMonth month);
}
