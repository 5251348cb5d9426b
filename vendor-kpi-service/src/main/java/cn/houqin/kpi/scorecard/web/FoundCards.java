package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardTerms;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cards as a caller may see them, on which something was decided or not. */
@Component
class FoundCards {

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
  Closing get(Caller caller, String scorecard) {
    var id = CardId.parse(scorecard);
    var vendor = terms.vendor(caller, id);
    return closings
        .find(caller.hospital(), scorecard)
        .map(Stored::body)
        .orElseGet(() -> Closing.open(id, vendor));
  }

  Cards.Computed computed(Caller caller, String scorecard) {
    return cards.now(caller.hospital(), get(caller, scorecard));
  }

  /** The single figures it counts, in order of id. */
  List<Observation> counted(Caller caller, String scorecard) {
    return cards.counted(caller.hospital(), get(caller, scorecard));
  }

  /** Everything that came for it, each with how it counts, in order of id. */
  List<EvidenceView> received(Caller caller, String scorecard) {
    var card = get(caller, scorecard);
    var id = CardId.parse(scorecard);
    var cutOff = terms.cutOff(caller.hospital(), id.contract(), id.month());
    var due = ratings.dueAt(caller.hospital(), id.month());
    return cards.received(caller.hospital(), card).stream()
        .map(one -> EvidenceView.of(one, card, one.isRating() ? due : cutOff))
        .toList();
  }

  CardView view(String hospital, String scorecard, Closing card) {
    var asked = new Manifests.Question(hospital, card.contract(), card.line(), card.month());
    return CardView.of(scorecard, card, cards.now(hospital, card), ratings.missing(asked));
  }
}
