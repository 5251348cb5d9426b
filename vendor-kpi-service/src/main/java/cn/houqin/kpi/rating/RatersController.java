package cn.houqin.kpi.rating;

import cn.houqin.kpi.scheme.RaterPlace;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.platform.caller.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who rates a card, from every place of its scheme. */
@RestController
class RatersController {

  private final RatedCards cards;
  private final KnownRatings known;
  private final Awaited awaited;

  RatersController(RatedCards cards, KnownRatings known, Awaited awaited) {
    this.cards = cards;
    this.known = known;
    this.awaited = awaited;
  }

  /** All places of a card's scheme. */
  record RatersView(String scorecard, String scheme, Instant dueAt, List<PlaceView> places) {}

  /** A place, what may be given from it, and who was asked. */
  record PlaceView(
      String indicator,
      String rater,
      BigDecimal lowest,
      BigDecimal highest,
      List<PersonView> people) {
    static PlaceView of(RaterPlace place, List<KnownRatings.Known> known) {
      return new PlaceView(
          place.indicator(),
          place.rater(),
          place.lowest(),
          place.highest(),
          known.stream()
              .filter(one -> one.rating().place().rater().equals(place.rater()))
              .map(PersonView::of)
              .toList());
    }
  }

  /**
   * Somebody who was asked.
   *
   * @param value that counts; null while none was given
   */
  record PersonView(
      String rating,
      String person,
      boolean awaited,
      @Nullable BigDecimal value,
      @Nullable String comment) {
    static PersonView of(KnownRatings.Known known) {
      var rating = known.rating();
      var newest = rating.given().isEmpty() ? null : rating.given().getLast();
      return new PersonView(
          known.id(),
          rating.person(),
          rating.isAwaited(),
          newest == null ? null : newest.value(),
          newest == null ? null : newest.comment());
    }
  }

  @GetMapping("/api/scorecards/{scorecard}/raters")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','LOGISTICS','ASSESSOR','AUDITOR','ADMINISTRATOR')")
  RatersView raters(Caller caller, @PathVariable String scorecard) {
    var rated = cards.of(caller, scorecard);
    var asked = known.of(caller.hospital(), scorecard);
    return new RatersView(
        scorecard,
        rated.scored().scheme(),
        awaited.dueAt(caller.hospital(), rated.card().month()),
        rated.places().stream().map(place -> PlaceView.of(place, asked)).toList());
  }
}
