package cn.houqin.kpi.rating;

import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.rating.Rating.Given;
import cn.houqin.kpi.scheme.RaterPlace;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** Takes ratings from those who were asked, and only from them. */
@Component
class Ratings {

  private static final int MOST_DECIMALS = 6;

  private final Aggregates<Rating> ratings;
  private final Aggregates<Closing> closings;
  private final RatedCards cards;
  private final Observations observations;

  Ratings(
      Aggregates<Rating> ratings,
      Aggregates<Closing> closings,
      RatedCards cards,
      Observations observations) {
    this.ratings = ratings;
    this.closings = closings;
    this.cards = cards;
    this.observations = observations;
  }

  /** The caller's own, or any for those who keep an eye on ratings; not found else. */
  Stored<Rating> get(Caller caller, String id) {
    var stored = ratings.get(caller, id);
    var seesAll =
        caller.is(Role.VENDOR_MANAGER) || caller.is(Role.AUDITOR) || caller.is(Role.ADMINISTRATOR);
    if (!seesAll && !stored.body().person().equals(caller.subject())) {
      throw new NotFound("rating", id);
    }
    return stored;
  }

  /** The value counts on the card once it has arrived there as a figure. */
  Outcome<Rating> give(Call call, String id, BigDecimal value, String comment) {
    var rating = get(call.caller(), id).body();
    if (!rating.person().equals(call.caller().subject())) {
      throw new Forbidden("not-the-rater");
    }
    refuseOutside(cards.place(call.hospital(), rating), value);
    if (observations.isSupervised(cards.month(call.hospital(), rating), rating.person())) {
      throw new Forbidden("supervised-the-work");
    }
    return ratings.change(
        call,
        id,
        current -> {
          refuseWhenClosed(call.hospital(), current.body());
          var next = current.body().giving(value, comment, call.now());
          return Change.to(next).announcing(event(id, current.body(), next)).because(comment);
        });
  }

  private static void refuseOutside(RaterPlace place, BigDecimal value) {
    if (!place.takes(value)) {
      throw Invalid.field(
          "/value",
          "within-scale",
          value,
          place.lowest().toPlainString(),
          place.highest().toPlainString());
    }
    if (value.scale() > MOST_DECIMALS) {
      throw Invalid.field("/value", "short-decimal", value);
    }
  }

  /** A first rating may come late; a given one is not changed once the card is closed. */
  private void refuseWhenClosed(String hospital, Rating rating) {
    var stage =
        closings
            .find(hospital, rating.scorecard())
            .map(stored -> stored.body().stage())
            .orElse(Closing.Stage.OPEN);
    var allowed =
        rating.isFirst()
            ? EnumSet.complementOf(EnumSet.of(Closing.Stage.FINAL))
            : EnumSet.of(Closing.Stage.OPEN, Closing.Stage.CLOSING);
    if (!allowed.contains(stage)) {
      throw new BrokenRule(409, "scorecard-not-in-stage", stage, allowed);
    }
  }

  private static ObservationEvent event(String id, Rating before, Rating after) {
    var newest = after.given().getLast();
    var evidence = after.evidence(id);
    if (before.isFirst()) {
      return new ObservationEvent.Recorded(
          id, evidence, newest.comment(), after.person(), newest.at());
    }
    Given replaced = before.given().getLast();
    return new ObservationEvent.Superseded(
        id,
        Rating.evidenceId(id, replaced.number()),
        evidence,
        newest.comment(),
        after.person(),
        newest.at());
  }

  /** Nobody waits for it any more. */
  Outcome<Rating> release(Call call, String id, String reason) {
    var why = new Rating.Released(call.caller().subject(), reason, call.now());
    return ratings.change(
        call, id, current -> Change.to(current.body().released(why)).because(reason));
  }
}
