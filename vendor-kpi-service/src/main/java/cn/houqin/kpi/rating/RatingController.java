package cn.houqin.kpi.rating;

import cn.houqin.kpi.rating.Rating.Given;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People asked for their ratings of cards, and what they gave. No vendor user rates. */
@RestController
class RatingController {

  private static final String RATERS = "isAuthenticated() and !hasAnyRole('VENDOR','OPERATOR')";
  private static final String MANAGERS = "hasRole('VENDOR_MANAGER')";

  private final Aggregates<Rating> stored;
  private final Ratings ratings;
  private final AskingRaters asking;

  RatingController(Aggregates<Rating> stored, Ratings ratings, AskingRaters asking) {
    this.stored = stored;
    this.ratings = ratings;
    this.asking = asking;
  }

  /** From which place of the scheme, and who. */
  record AskForm(@NotBlank String rater, @NotBlank String person) {}

  /** A rating and why it is that. */
  record ValueForm(@NotNull BigDecimal value, @NotBlank @Size(max = 2000) String comment) {}

  /** Why nobody waits for it any more. */
  record ReleaseForm(@NotBlank String reason) {}

  /** A rating as it is shown. */
  record RatingView(
      String rating,
      String scorecard,
      Rating.Place place,
      String person,
      Instant dueAt,
      Rating.Told told,
      List<Given> given,
      Rating.@Nullable Released released) {
    static RatingView of(Stored<Rating> stored) {
      var body = stored.body();
      return new RatingView(
          stored.id(),
          body.scorecard(),
          body.place(),
          body.person(),
          body.dueAt(),
          body.told(),
          body.given(),
          body.released());
    }
  }

  /** Asks a person to rate the card. */
  @PostMapping("/api/scorecards/{scorecard}/raters")
  @PreAuthorize(MANAGERS)
  ResponseEntity<RatingView> ask(
      Call call, @PathVariable String scorecard, @Valid @RequestBody AskForm form) {
    var asked = asking.ask(call, scorecard, form.rater(), form.person());
    return Answers.created(asked, "/api/ratings/" + asked.stored().id(), RatingView::of);
  }

  /** Gives the rating, or another one instead while the card is not closed. */
  @PostMapping("/api/ratings/{rating}/values")
  @PreAuthorize(RATERS)
  ResponseEntity<RatingView> give(
      Call call, @PathVariable String rating, @Valid @RequestBody ValueForm form) {
    return Answers.done(ratings.give(call, rating, form.value(), form.comment()), RatingView::of);
  }

  /** Takes somebody off it who has not rated. */
  @PostMapping("/api/ratings/{rating}/release")
  @PreAuthorize(MANAGERS)
  ResponseEntity<RatingView> release(
      Call call, @PathVariable String rating, @Valid @RequestBody ReleaseForm form) {
    return Answers.done(ratings.release(call, rating, form.reason()), RatingView::of);
  }

  @GetMapping("/api/ratings/{rating}")
  @PreAuthorize(RATERS)
  ResponseEntity<RatingView> one(Caller caller, @PathVariable String rating) {
    return Answers.found(ratings.get(caller, rating), RatingView::of);
  }

  /** What the caller was asked to rate, the one due last first. */
  @GetMapping("/api/ratings")
  @PreAuthorize(RATERS)
  Page<RatingView> own(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var mine = Map.<String, Object>of("person", caller.subject());
    return stored
        .list(caller, new ListQuery(mine, "-dueAt", limit, after, changedSince))
        .map(RatingView::of);
  }
}
