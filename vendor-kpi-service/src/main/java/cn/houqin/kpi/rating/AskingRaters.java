package cn.houqin.kpi.rating;

import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks people for their ratings of a card. */
@Component
class AskingRaters {

  private static final String PERSON = "[\\p{L}\\p{N}._@:+-]{1,80}";

  private final Aggregates<Rating> ratings;
  private final Aggregates<Closing> closings;
  private final RatedCards cards;
  private final Observations observations;
  private final Due due;

  AskingRaters(
      Aggregates<Rating> ratings,
      Aggregates<Closing> closings,
      RatedCards cards,
      Observations observations,
      Due due) {
    this.ratings = ratings;
    this.closings = closings;
    this.cards = cards;
    this.observations = observations;
    this.due = due;
  }

  /** Until when people rate, and when they are reminded. */
  @Component
  record Due(Awaited awaited, RatingSettings settings, KnownRatings known) {}

  /** Asks a person to rate from a place of the scheme: once for an indicator of a card. */
  Outcome<Rating> ask(Call call, String scorecard, String rater, String person) {
    var rated = cards.of(call.caller(), scorecard);
    if (!person.matches(PERSON)) {
      throw Invalid.field("/person", "person", person);
    }
    var place = rated.place(rater);
    var id = id(scorecard, place.indicator(), person);
    return ratings.create(
        call,
        id,
        () -> {
          refuseWhenClosed(call.hospital(), scorecard);
          if (observations.isSupervised(cards.month(call.hospital(), rated.card()), person)) {
            throw Invalid.field("/person", "supervised-the-work", person);
          }
          if (due.known().of(call.hospital(), scorecard).size() >= KnownRatings.MOST) {
            throw Invalid.field("/person", "at-most-raters", person, KnownRatings.MOST);
          }
          var dueAt = due.awaited().dueAt(call.hospital(), rated.card().month());
          var remindAt = dueAt.minus(due.settings().remindBefore());
          var asked =
              Rating.asked(
                  scorecard,
                  rated.work(),
                  new Rating.Place(place.indicator(), rater),
                  person,
                  dueAt,
                  remindAt.isBefore(call.now()) ? dueAt : remindAt);
          return Change.to(asked)
              .noting(Reminding.notice("person:" + person, "notice.rating-asked", id, asked));
        });
  }

  private void refuseWhenClosed(String hospital, String scorecard) {
    closings
        .find(hospital, scorecard)
        .map(stored -> stored.body().stage())
        .filter(Closing.Stage::isClosed)
        .ifPresent(
            stage -> {
              throw new BrokenRule(
                  409,
                  "scorecard-not-in-stage",
                  stage,
                  List.of(Closing.Stage.OPEN, Closing.Stage.CLOSING));
            });
  }

  /** The same for the same card, indicator and person, so that nobody is asked twice. */
  private static String id(String scorecard, String indicator, String person) {
    var text = String.join("\n", scorecard, indicator, person);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
