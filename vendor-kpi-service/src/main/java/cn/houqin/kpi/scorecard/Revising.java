package cn.houqin.kpi.scorecard;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evidence that comes, or is withdrawn, after closing makes a revision. */
@Component
class Revising {

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final CardSettings settings;
  private final Clock businessClock;

  Revising(
      Aggregates<Closing> closings,
      Cards cards,
      CardSettings settings,
      Clock businessClock,
      Observations observations) {
    this.closings = closings;
    this.cards = cards;
    this.settings = settings;
    this.businessClock = businessClock;
    observations.onChange(this::noticed);
  }

  /** Marks closed cards whose count does not agree with these figures; a timer revises them. */
  private void noticed(List<Observation> figures) {
    figures.stream().collect(Collectors.groupingBy(Observation::hospital)).forEach(this::noticed);
  }

  private void noticed(String hospital, List<Observation> figures) {
    var byCard = figures.stream().collect(Collectors.groupingBy(Revising::card));
    for (var card : closings.findAll(hospital, byCard.keySet())) {
      var body = card.body();
      if (body.stage().isClosed()
          && byCard.getOrDefault(card.id(), List.of()).stream()
              .anyMatch(
                  one -> isCounted(body, one) == Cards.counting(body, List.of(one)).isEmpty())) {
        var call = Call.system(hospital, "late-evidence", businessClock.instant());
        closings.change(
            call, card.id(), current -> Change.to(current.body().reconsidering(call.now())));
      }
    }
  }

  private static String card(Observation one) {
    return new CardId(one.contract(), one.line(), YearMonth.parse(one.month())).toString();
  }

  private static boolean isCounted(Closing card, Observation one) {
    return card.countedBy(card.revisions().size()).contains(one.evidenceId());
  }

  /** The card with a further revision; empty if what it counts is what there is. */
  Optional<Change<Closing>> revised(Call call, String id, Closing card) {
    return revised(call, id, card, null);
  }

  /**
   * @param kind what makes the revision; null where it is the evidence alone
   */
  Optional<Change<Closing>> revised(
      Call call, String id, Closing card, Revision.@Nullable Kind kind) {
    var counted = card.countedBy(card.revisions().size());
    var counting = Cards.counting(card, cards.received(call.hospital(), card));
    var added =
        counting.stream()
            .map(Observation::evidenceId)
            .filter(one -> !counted.contains(one))
            .toList();
    var removed = new ArrayList<>(counted);
    var here = new HashSet<>(counting.stream().map(Observation::evidenceId).toList());
    removed.removeIf(here::contains);
    if (added.isEmpty() && removed.isEmpty()) {
      return Optional.empty();
    }
    var basis = card.revisions().getLast().basis();
    var next =
        new Revision(
            card.revisions().size() + 1,
            kind == null ? reason(counting, added, removed) : Revision.Reason.of(kind),
            basis,
            cards.compute(call.hospital(), card, basis, counting).result(),
            added,
            List.copyOf(removed),
            call.caller().subject(),
            call.now());
    return Optional.of(change(call, id, card, next));
  }

  /** Late ratings say whose they are. */
  private static Revision.Reason reason(
      List<Observation> counting, List<String> added, List<String> removed) {
    var late = counting.stream().filter(one -> added.contains(one.evidenceId())).toList();
    if (removed.isEmpty() && late.stream().allMatch(Observation::isRating)) {
      var raters = late.stream().map(Observation::cause).distinct().toList();
      return new Revision.Reason(Revision.Kind.LATE_RATING, String.join(", ", raters));
    }
    return Revision.Reason.of(kind(added, removed));
  }

  private static Revision.Kind kind(List<String> added, List<String> removed) {
    if (removed.isEmpty()) {
      return Revision.Kind.LATE_EVIDENCE;
    }
    return added.isEmpty() ? Revision.Kind.WITHDRAWN_EVIDENCE : Revision.Kind.CHANGED_EVIDENCE;
  }

  /** Announced; a final card is final again, a published one published again. */
  private Change<Closing> change(Call call, String id, Closing card, Revision next) {
    var until = call.now().plus(settings.appealWindow());
    var body = card.revised(next, until);
    var facts = new ArrayList<ScorecardEvent>();
    facts.add(Announcements.revised(id, card, next));
    if (body.stage() == Stage.PUBLISHED) {
      facts.add(Announcements.published(id, body, until, call.now()));
    }
    if (body.stage() == Stage.FINAL) {
      facts.add(Announcements.finalised(id, body, next, call.now()));
    }
    var change = Change.to(body).announcing(facts).because(next.reason().kind().name());
    return body.stage() == Stage.CLOSED
        ? change
        : change.noting(revised("vendor:" + card.vendor(), id), revised("role:VENDOR_MANAGER", id));
  }

  private static Notice revised(String recipient, String id) {
    return new Notice(recipient, "notice.scorecard-revised", Map.of("scorecard", id));
  }
}
