package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.kpi.scorecard.Milestones.Arrival;
import cn.houqin.kpi.scorecard.Milestones.WithoutManifests;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Closes a month: from the cut-off on each source is asked for its manifest, and the card is closed
 * once all it names has arrived.
 */
@Component
public class ClosingMonth {

  private final Manifests manifests;
  private final Cards cards;
  private final CardTerms terms;
  private final CardSettings settings;

  ClosingMonth(Manifests manifests, Cards cards, CardTerms terms, CardSettings settings) {
    this.manifests = manifests;
    this.cards = cards;
    this.terms = terms;
    this.settings = settings;
  }

  /** The month is not over, or its evidence may still come (409). */
  static final class MonthNotOver extends BrokenRule {
    MonthNotOver(String month, Instant cutOff) {
      super(409, "month-not-over", month, cutOff);
    }
  }

  /** What the sources say of the month now: asked once, before a decision that may be repeated. */
  public List<Manifests.Answer> ask(Call call, Closing card) {
    card.mustBe(Stage.OPEN, Stage.CLOSING);
    var cutOff = terms.cutOff(call.hospital(), card.contract(), card.cardId().month());
    if (call.now().isBefore(cutOff)) {
      throw new MonthNotOver(card.month(), cutOff);
    }
    return manifests.ask(
        new Manifests.Question(call.hospital(), card.contract(), card.line(), card.month()));
  }

  /** Closes the card if all that the sources named has arrived; it waits else. */
  public Change<Closing> decide(
      Call call, String id, Closing card, List<Manifests.Answer> answers) {
    card.mustBe(Stage.OPEN, Stage.CLOSING);
    var received = cards.received(call.hospital(), card);
    var arrival = arrival(received, answers, card.milestones().asked() + 1);
    if (!arrival.missing().isEmpty()) {
      var pause = settings.pauseAfter(arrival.asked());
      return Change.to(card.waiting(arrival, call.now().plus(pause)));
    }
    var first = first(call, card, received, Revision.Reason.of(Revision.Kind.CLOSED));
    return Change.to(card.closed(first, arrival))
        .announcing(Announcements.closed(id, card, first, null));
  }

  /** A person closes it with what has come, and says why. */
  public Change<Closing> without(Call call, String id, Closing card, String reason) {
    card.mustBe(Stage.CLOSING);
    var by = new WithoutManifests(call.caller().subject(), reason, call.now());
    var received = cards.received(call.hospital(), card);
    var why = new Revision.Reason(Revision.Kind.CLOSED_WITHOUT_MANIFESTS, reason);
    var first = first(call, card, received, why);
    return Change.to(card.closedWithout(by, first))
        .announcing(Announcements.closed(id, card, first, by))
        .because(reason);
  }

  private static Arrival arrival(
      List<Observation> received, List<Manifests.Answer> answers, int asked) {
    var missing = new ArrayList<String>();
    var expected = 0L;
    var arrived = 0L;
    for (var answer : answers) {
      var own =
          received.stream()
              .filter(one -> answer.gives().contains(one.source()))
              .map(Observation::evidenceId)
              .toList();
      arrived += own.size();
      if (answer.manifest().isEmpty()) {
        missing.add(answer.source() + " " + answer.why());
      } else {
        var manifest = answer.manifest().get();
        expected += manifest.count();
        if (!manifest.equals(Manifests.Manifest.of(own))) {
          missing.add(answer.source());
        }
      }
    }
    return new Arrival(arrived, expected, List.copyOf(missing), asked);
  }

  private Revision first(
      Call call, Closing card, List<Observation> received, Revision.Reason reason) {
    var basis = terms.basis(call.hospital(), card.cardId());
    var counting = Cards.counting(card, received);
    return new Revision(
        card.revisions().size() + 1,
        reason,
        basis,
        cards.compute(call.hospital(), card, basis, counting).result(),
        counting.stream().map(Observation::evidenceId).toList(),
        List.of(),
        call.caller().subject(),
        call.now());
  }
}
