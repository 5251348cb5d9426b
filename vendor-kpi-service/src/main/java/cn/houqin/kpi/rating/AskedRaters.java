package cn.houqin.kpi.rating;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scheme.RaterPlace;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.kpi.source.OwnManifest;
import cn.houqin.kpi.terms.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What was asked for a month and what of it was given: its closing waits until the due date. */
@Component
class AskedRaters implements OwnManifest, Awaited {

  private final KnownRatings ratings;
  private final Schemes schemes;
  private final Terms terms;
  private final RatingSettings settings;
  private final Clock businessClock;

  AskedRaters(
      KnownRatings ratings,
      Schemes schemes,
      Terms terms,
      RatingSettings settings,
      Clock businessClock) {
    this.ratings = ratings;
    this.schemes = schemes;
    this.terms = terms;
    this.settings = settings;
    this.businessClock = businessClock;
  }

  @Override
  public String gives() {
    return Observation.RATING;
  }

  @Override
  public List<String> evidenceIds(Manifests.Question asked) {
    return ratings.of(asked.hospital(), card(asked).toString()).stream()
        .flatMap(
            known ->
                IntStream.rangeClosed(1, known.rating().given().size())
                    .mapToObj(number -> Rating.evidenceId(known.id(), number)))
        .toList();
  }

  private static CardId card(Manifests.Question asked) {
    return new CardId(asked.contract(), asked.line(), YearMonth.parse(asked.month()));
  }

  @Override
  public Optional<String> waitsFor(Manifests.Question asked) {
    if (!businessClock.instant().isBefore(dueAt(asked.hospital(), card(asked).month()))) {
      return Optional.empty();
    }
    var missing = missing(asked);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "waits for ratings: "
                + missing.stream()
                    .map(one -> one.rater() + (one.person() == null ? "" : " by " + one.person()))
                    .collect(Collectors.joining(", ")));
  }

  @Override
  public List<Missing> missing(Manifests.Question asked) {
    var month = card(asked).month();
    var scored = terms.of(asked.hospital(), new Terms.Month(asked.contract(), asked.line(), month));
    var places = schemes.raters(asked.hospital(), scored.scheme());
    if (places.isEmpty()) {
      return List.of();
    }
    var known = ratings.of(asked.hospital(), card(asked).toString());
    var due = dueAt(asked.hospital(), month);
    var missing = new ArrayList<Missing>();
    places.forEach(place -> missing.addAll(missing(place, known, due)));
    return List.copyOf(missing);
  }

  private static List<Missing> missing(
      RaterPlace place, List<KnownRatings.Known> known, Instant due) {
    var asked =
        known.stream()
            .map(KnownRatings.Known::rating)
            .filter(one -> one.place().rater().equals(place.rater()))
            .filter(one -> one.released() == null)
            .toList();
    return asked.isEmpty()
        ? List.of(new Missing(place.indicator(), place.rater(), null, due))
        : asked.stream()
            .filter(Rating::isAwaited)
            .map(one -> new Missing(place.indicator(), place.rater(), one.person(), due))
            .toList();
  }

  @Override
  public Instant dueAt(String hospital, YearMonth month) {
    return terms.endOf(hospital, month).plus(settings.dueAfter());
  }
}
