package cn.houqin.kpi.rating;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.evidence.Observation;
import cn.houqin.platform.problem.BrokenRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's rating of a card from one place of its scheme: asked for, given, revised until the
 * card is closed. What was given before stays. Source, never dropped: the card counts its newest
 * value as a figure of evidence.
 *
 * @param place from which it is rated; a person rates an indicator from one place only
 * @param dueAt by when; the month is not closed without it before
 * @param given every value given, the newest last
 * @param told of what the person was told last
 * @param released why nobody waits for it any more; null while it is awaited or given
 * @param nextTimerAt when the person is reminded, or it is overdue
 */
record Rating(
    String scorecard,
    Work work,
    Place place,
    String person,
    Instant dueAt,
    List<Given> given,
    Told told,
    @Nullable Released released,
    @Nullable Instant nextTimerAt) {

  /** What is rated. */
  record Work(String contract, int contractVersion, String line, String month, String vendor) {}

  /** A place in the card's scheme. */
  record Place(String indicator, String rater) {}

  /** A value with its reasons. */
  record Given(int number, BigDecimal value, String comment, Instant at) {}

  /** Who took the person off it, and why. */
  record Released(String by, String reason, Instant at) {}

  /** What a person was told of a rating that is awaited. */
  enum Told {
    ASKED,
    REMINDED,
    OVERDUE
  }

  /** It was given already, or nobody waits for it any more (409). */
  static final class RatingNotAwaited extends BrokenRule {
    RatingNotAwaited(String person) {
      super(409, "rating-not-awaited", person);
    }
  }

  static Rating asked(
      String scorecard, Work work, Place place, String person, Instant dueAt, Instant remindAt) {
    return new Rating(scorecard, work, place, person, dueAt, List.of(), Told.ASKED, null, remindAt);
  }

  boolean isAwaited() {
    return given.isEmpty() && released == null;
  }

  boolean isFirst() {
    return given.isEmpty();
  }

  /** The value counts from now on, instead of the one before. */
  Rating giving(BigDecimal value, String comment, Instant now) {
    if (released != null) {
      throw new RatingNotAwaited(person);
    }
    var all = new ArrayList<>(given);
    all.add(new Given(all.size() + 1, value, comment, now));
    return new Rating(scorecard, work, place, person, dueAt, List.copyOf(all), told, null, null);
  }

  Rating released(Released why) {
    if (!isAwaited()) {
      throw new RatingNotAwaited(person);
    }
    return new Rating(scorecard, work, place, person, dueAt, given, told, why, null);
  }

  /** The person was told; a rating that is not awaited is never told of again. */
  Rating told(Told next, @Nullable Instant nextAt) {
    return new Rating(
        scorecard, work, place, person, dueAt, given, next, released, isAwaited() ? nextAt : null);
  }

  static String evidenceId(String id, int number) {
    return Observation.RATING + "/" + id + "/" + number;
  }

  /** The newest value as a figure of evidence. */
  Evidence evidence(String id) {
    var newest = given.getLast();
    return new Evidence(
        evidenceId(id, newest.number()),
        place.indicator(),
        work.contract(),
        work.contractVersion(),
        work.line(),
        work.vendor(),
        work.month(),
        newest.value().toPlainString(),
        "1",
        newest.at(),
        Observation.RATING,
        id,
        place.rater(),
        person);
  }
}
