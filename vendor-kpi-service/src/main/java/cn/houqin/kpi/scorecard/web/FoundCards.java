package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardTerms;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import org.springframework.stereotype.Component;

/** Cards as a caller may see them, on which something was decided or not. */
@Component
public class FoundCards {

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final CardTerms terms;
  private final Awaited ratings;

  FoundCards(Aggregates<Closing> closings, Cards cards, CardTerms terms, Awaited ratings) {
    this.closings = closings;
    this.cards = cards;
    this.terms = terms;
    this.ratings = ratings;
  }

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  public Closing get(Caller caller, String scorecard) {
    var id = CardId.parse(scorecard);
    var vendor = terms.vendor(caller, id);
    return closings
        .find(caller.hospital(), scorecard)
        .map(Stored::body)
        .orElseGet(() -> Closing.open(id, vendor));
  }

  CardView view(String hospital, String scorecard, Closing card) {
    var asked = new Manifests.Question(hospital, card.contract(), card.line(), card.month());
    return CardView.of(scorecard, card, cards.now(hospital, card), ratings.missing(asked));
  }
}
