package cn.houqin.kpi.scorecard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a card passed on its way to final.
 *
 * @param arrived how far the evidence has come
 * @param withoutManifests who closed it though evidence was missing
 * @param acceptedBy who accepted for the vendor; null where the appeal window ended
 */
public record Milestones(
    @Nullable Arrival arrived,
    @Nullable WithoutManifests withoutManifests,
    @Nullable Instant publishedAt,
    @Nullable Instant appealUntil,
    @Nullable String acceptedBy,
    @Nullable Instant finalAt) {

  static final Milestones NONE = new Milestones(null, null, null, null, null, null);

  /**
   * How many of the expected figures have come, and from whom some are missing.
   *
   * @param asked how often the sources were asked
   */
  public record Arrival(long arrived, long expected, List<String> missing, int asked) {}

  /** A person closed the month though not all sources had told what they gave. */
  public record WithoutManifests(String by, String reason, Instant at) {}

  int asked() {
    return arrived == null ? 0 : arrived.asked();
  }

  Milestones arrived(Arrival next) {
    return new Milestones(next, withoutManifests, publishedAt, appealUntil, acceptedBy, finalAt);
  }

  Milestones without(WithoutManifests manifests) {
    return new Milestones(arrived, manifests, publishedAt, appealUntil, acceptedBy, finalAt);
  }

  Milestones published(Instant at, Instant until) {
    return new Milestones(arrived, withoutManifests, at, until, acceptedBy, finalAt);
  }

  Milestones finalised(@Nullable String by, Instant at) {
    return new Milestones(arrived, withoutManifests, publishedAt, appealUntil, by, at);
  }
}
