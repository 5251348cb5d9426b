package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What appeals ask of a card and do to it. */
@Component
public class Disputing {

  /** An appeal against a line with more figures names them. */
  private static final int MOST_FIGURES = 2_000;

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final CardTerms terms;
  private final Revising revising;
  private final Observations observations;

  Disputing(
      Aggregates<Closing> closings,
      Cards cards,
      CardTerms terms,
      Revising revising,
      Observations observations) {
    this.observations = observations;
    this.closings = closings;
    this.cards = cards;
    this.terms = terms;
    this.revising = revising;
  }

  /** The appeal window of a card is over (409). */
  static final class AppealWindowOver extends BrokenRule {
    AppealWindowOver(String scorecard, @Nullable Instant until) {
      super(409, "appeal-window-over", scorecard, String.valueOf(until));
    }
  }

  /**
   * An appeal that a panel decided.
   *
   * @param inPart whether some of the figures appealed against go on counting
   * @param evidence of the indicator that is to count no more; none where it was rejected
   */
  public record Settled(
      String appeal, boolean accepted, boolean inPart, String indicator, List<String> evidence) {}

  /** Of whom a card is, and the figures appealed against. */
  public record Against(String vendor, List<String> evidence) {}

  /**
   * Refuses an appeal after the window, and one against what the card does not count.
   *
   * @param evidence figures of the indicator; none for the whole line
   */
  public Against mustBeOpenTo(
      Call call, String scorecard, String indicator, List<String> evidence) {
    var id = CardId.parse(scorecard);
    var vendor = terms.vendor(call.caller(), id);
    var card = card(call.hospital(), scorecard);
    if (card.stage() != Stage.FINAL) {
      card.mustBe(Stage.PUBLISHED);
    }
    var until = card.milestones().appealUntil();
    if (card.stage() == Stage.FINAL || until == null || !call.now().isBefore(until)) {
      throw new AppealWindowOver(scorecard, until);
    }
    var counted =
        cards.counted(call.hospital(), card).stream()
            .filter(one -> one.indicator().equals(indicator))
            .map(Observation::evidenceId)
            .collect(Collectors.toCollection(TreeSet::new));
    if (evidence.isEmpty()) {
      return new Against(vendor, line(indicator, counted));
    }
    var faults = new ArrayList<FieldError>();
    for (var n = 0; n < evidence.size(); n++) {
      if (!counted.contains(evidence.get(n))) {
        faults.add(FieldError.of("/evidence/" + n, "counted-evidence", evidence.get(n)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return new Against(vendor, evidence);
  }

  private static List<String> line(String indicator, Set<String> counted) {
    if (counted.isEmpty()) {
      throw Invalid.field("/indicator", "counted-indicator", indicator);
    }
    if (counted.size() > MOST_FIGURES) {
      throw Invalid.field("/evidence", "at-most-figures", counted.size(), MOST_FIGURES);
    }
    return List.copyOf(counted);
  }

  private Closing card(String hospital, String scorecard) {
    return closings
        .find(hospital, scorecard)
        .orElseThrow(() -> new NotFound("scorecard", scorecard))
        .body();
  }

  /**
   * Everybody who rated, inspected, verified, closed or adjusted, or withdrew one of the card's
   * figures.
   */
  public Set<String> involved(String hospital, String scorecard, List<String> evidence) {
    var card = card(hospital, scorecard);
    var involved = new TreeSet<String>();
    card.revisions().forEach(revision -> involved.add(revision.by()));
    card.adjustments()
        .forEach(
            proposal -> {
              involved.add(proposal.author());
              if (proposal.approver() != null) {
                involved.add(proposal.approver());
              }
            });
    for (var one : cards.received(hospital, card)) {
      if (one.withdrawn() != null) {
        involved.add(one.withdrawn().by());
      }
      if (one.givenBy() != null) {
        involved.add(one.givenBy());
      }
      if (one.enteredBy() != null && evidence.contains(one.evidenceId())) {
        involved.add(one.enteredBy());
      }
    }
    return involved;
  }

  /** The card waits for the appeal from now on; false if it is not published any more. */
  public boolean register(Call call, String scorecard, Disputes.Open opened, String indicator) {
    var appeal = opened.appeal();
    var outcome =
        closings.change(
            call,
            scorecard,
            current -> {
              var card = current.body();
              return card.stage() != Stage.PUBLISHED || card.disputes().isOpen(appeal)
                  ? Change.to(card)
                  : Change.to(card.appealed(opened))
                      .announcing(
                          Announcements.appealed(
                              current.id(), card, appeal, indicator, call.now()));
            });
    return outcome.stored().body().disputes().isOpen(appeal);
  }

  /**
   * What was decided takes effect on the card, once: an accepted appeal makes a revision. Sums of
   * days leave its figures out too.
   */
  public void settle(Call call, String scorecard, Settled settled) {
    closings.change(
        call,
        scorecard,
        current -> {
          var card = current.body();
          if (!card.disputes().isOpen(settled.appeal())) {
            return Change.to(card);
          }
          var next = card.settled(settled.appeal(), settled.evidence(), call.now());
          return (settled.accepted()
                  ? revising
                      .revised(call, current.id(), next, Revision.Kind.APPEAL)
                      .orElseGet(() -> Change.to(next))
                  : Change.to(next))
              .announcing(Announcements.decided(current.id(), card, settled, call.now()));
        });
    observations.disregard(call.hospital(), settled.evidence(), settled.appeal());
  }
}
