package cn.houqin.kpi.history;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.Revision;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes closed cards by another scheme, and stores nothing. */
@Component
public class BackTest {

  private final Aggregates<Closing> closings;
  private final ClosedResults results;
  private final Cards cards;
  private final Schemes schemes;
  private final Terms terms;

  BackTest(
      Aggregates<Closing> closings,
      ClosedResults results,
      Cards cards,
      Schemes schemes,
      Terms terms) {
    this.closings = closings;
    this.results = results;
    this.cards = cards;
    this.schemes = schemes;
    this.terms = terms;
  }

  /** A closed card of a line, as it came out and as it would have. */
  public record Tried(
      String line, ClosedResults.ClosedResult card, Revision.Result was, Revision.Result would) {}

  /** The lines of which any card is there. */
  public List<String> lines(String hospital) {
    return results.lines(hospital);
  }

  /** The closed cards of a line, oldest month first. */
  public List<ClosedResults.ClosedResult> closed(
      String hospital, String line, YearMonth from, YearMonth to) {
    return results.of(hospital, line, from, to);
  }

  /**
   * Each card on the evidence that its newest revision counts.
   *
   * @param by makes of a card's own scheme the one by which it is tried
   */
  public List<Tried> tried(
      String hospital,
      String line,
      List<ClosedResults.ClosedResult> closed,
      UnaryOperator<Scheme> by) {
    var tried = new ArrayList<Tried>();
    for (var card : closed) {
      var id = new CardId(card.contract(), line, YearMonth.parse(card.month()));
      closings
          .find(hospital, id.toString())
          .map(Stored::body)
          .ifPresent(
              closing -> {
                var newest = closing.revisions().getLast();
                var scheme = by.apply(schemes.get(hospital, newest.basis().scheme()));
                tried.add(
                    new Tried(
                        line, card, newest.result(), cards.byScheme(hospital, closing, scheme)));
              });
    }
    return tried;
  }

  /** What the closed cards of a contract's other lines came to in a month, by line. */
  public Map<String, Revision.Result> otherLines(
      String hospital, String contract, String line, YearMonth month) {
    var ids =
        Terms.inForce(terms.contract(hospital, contract), month)
            .flatMap(version -> version.lines().stream())
            .map(ContractEvent.LineTerms::line)
            .filter(other -> !other.equals(line))
            .map(other -> new CardId(contract, other, month).toString())
            .collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    return closings.findAll(hospital, ids).stream()
        .map(Stored::body)
        .filter(closing -> !closing.revisions().isEmpty())
        .collect(
            Collectors.toMap(Closing::line, closing -> closing.revisions().getLast().result()));
  }
}
