package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import org.springframework.stereotype.Component;

/** Cards as a caller may see them, on which something was decided or not. */
@Component
class FoundCards {

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final Terms terms;

  FoundCards(Aggregates<Closing> closings, Cards cards, Terms terms) {
    this.closings = closings;
    this.cards = cards;
    this.terms = terms;
  }

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  Closing get(Caller caller, String scorecard) {
    var id = CardId.parse(scorecard);
    var scored = terms.of(caller, id);
    return closings
        .find(caller.hospital(), scorecard)
        .map(Stored::body)
        .orElseGet(() -> Closing.open(id, scored.vendor()));
  }

  Cards.Computed computed(Caller caller, String scorecard) {
    return cards.now(caller.hospital(), get(caller, scorecard));
  }

  CardView view(String hospital, String scorecard, Closing card) {
    return CardView.of(scorecard, card, cards.now(hospital, card));
  }
}
