package cn.houqin.kpi.history;

import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.Revision;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.platform.aggregate.Aggregates;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Computes closed cards by another scheme, and stores nothing. */
@Component
public class BackTest {

  private final Aggregates<Closing> closings;
  private final ClosedResults results;
  private final Cards cards;

  BackTest(Aggregates<Closing> closings, ClosedResults results, Cards cards) {
    this.closings = closings;
    this.results = results;
    this.cards = cards;
  }

  /** A closed card, as it came out and as it would have. */
  public record Tried(
      ClosedResults.ClosedResult card, Revision.Result was, Revision.Result would) {}

  /** The closed cards of a line, oldest month first. */
  public List<ClosedResults.ClosedResult> closed(
      String hospital, String line, YearMonth from, YearMonth to) {
    return results.of(hospital, line, from, to);
  }

  /** Each card on the evidence that its newest revision counts. */
  public List<Tried> tried(
      String hospital, String line, List<ClosedResults.ClosedResult> closed, Scheme scheme) {
    var tried = new ArrayList<Tried>();
    for (var card : closed) {
      var id = new CardId(card.contract(), line, YearMonth.parse(card.month()));
      closings
          .find(hospital, id.toString())
          .ifPresent(
              stored ->
                  tried.add(
                      new Tried(
                          card,
                          stored.body().revisions().getLast().result(),
                          cards.byScheme(hospital, stored.body(), scheme))));
    }
    return tried;
  }
}
