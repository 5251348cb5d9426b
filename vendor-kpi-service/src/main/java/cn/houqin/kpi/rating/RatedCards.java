package cn.houqin.kpi.rating;

import cn.houqin.kpi.evidence.LineMonth;
import cn.houqin.kpi.scheme.RaterPlace;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is to be rated, by the contract and its scheme. */
@Component
class RatedCards {

  private final Terms terms;
  private final Schemes schemes;

  RatedCards(Terms terms, Schemes schemes) {
    this.terms = terms;
    this.schemes = schemes;
  }

  /**
   * A card that may be rated.
   *
   * @param places of its scheme, in order
   */
  record Rated(CardId card, Terms.Scored scored, List<RaterPlace> places) {

    /** Refuses what is no place of the scheme. */
    RaterPlace place(String rater) {
      return find(rater)
          .orElseThrow(() -> Invalid.field("/rater", "rater-of-scheme", rater, scored.scheme()));
    }

    private Optional<RaterPlace> find(String rater) {
      return places.stream().filter(one -> one.rater().equals(rater)).findFirst();
    }

    Rating.Work work() {
      return new Rating.Work(
          card.contract(),
          scored.contractVersion(),
          card.line(),
          card.month().toString(),
          scored.vendor());
    }
  }

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  Rated of(Caller caller, String scorecard) {
    var card = CardId.parse(scorecard);
    return rated(caller.hospital(), card, terms.of(caller, month(card)));
  }

  private Rated rated(String hospital, CardId card, Terms.Scored scored) {
    return new Rated(card, scored, schemes.raters(hospital, scored.scheme()));
  }

  private static Terms.Month month(CardId card) {
    return new Terms.Month(card.contract(), card.line(), card.month());
  }

  /** The place a rating was asked from; the scheme may have changed since. */
  RaterPlace place(String hospital, Rating rating) {
    var card = CardId.parse(rating.scorecard());
    return rated(hospital, card, terms.of(hospital, month(card))).place(rating.place().rater());
  }

  LineMonth month(String hospital, Rating rating) {
    var work = rating.work();
    return new LineMonth(hospital, work.contract(), work.line(), work.month());
  }

  LineMonth month(String hospital, CardId card) {
    return new LineMonth(
        hospital, card.contract(), card.line(), YearMonth.from(card.month()).toString());
  }
}
