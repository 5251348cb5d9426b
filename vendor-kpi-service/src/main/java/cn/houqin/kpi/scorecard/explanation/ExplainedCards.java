package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardTerms;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.web.FoundCards;
import cn.houqin.kpi.source.Awaited;
import cn.houqin.platform.caller.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a card a caller may see was computed of. */
@Component
class ExplainedCards {

  private final FoundCards found;
  private final Cards cards;
  private final CardTerms terms;
  private final Awaited ratings;

  ExplainedCards(FoundCards found, Cards cards, CardTerms terms, Awaited ratings) {
    this.found = found;
    this.cards = cards;
    this.terms = terms;
    this.ratings = ratings;
  }

  Cards.Computed computed(Caller caller, String scorecard) {
    return cards.now(caller.hospital(), found.get(caller, scorecard));
  }

  /** The single figures it counts, in order of id. */
  List<Observation> counted(Caller caller, String scorecard) {
    return cards.counted(caller.hospital(), found.get(caller, scorecard));
  }

  /** The single figures it counts, each with how it counts, in order of id. */
  List<EvidenceView> countedViews(Caller caller, String scorecard) {
    var card = found.get(caller, scorecard);
    return views(caller, scorecard, card, cards.counted(caller.hospital(), card));
  }

  /** Everything that came for it, each with how it counts, in order of id. */
  List<EvidenceView> received(Caller caller, String scorecard) {
    var card = found.get(caller, scorecard);
    return views(caller, scorecard, card, cards.received(caller.hospital(), card));
  }

  private List<EvidenceView> views(
      Caller caller, String scorecard, Closing card, List<Observation> figures) {
    var id = CardId.parse(scorecard);
    var cutOff = terms.cutOff(caller.hospital(), id.contract(), id.month());
    var due = ratings.dueAt(caller.hospital(), id.month());
    return figures.stream()
        .map(one -> EvidenceView.of(one, card, one.isRating() ? due : cutOff))
        .toList();
  }
}
