package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.BrokenRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scorecards as they stand and as they were: a vendor user sees its own. */
@RestController
class ScorecardController {

  private final Aggregates<Closing> closings;
  private final FoundCards found;
  private final Cards cards;

  ScorecardController(Aggregates<Closing> closings, FoundCards found, Cards cards) {
    this.closings = closings;
    this.found = found;
    this.cards = cards;
  }

  @GetMapping("/api/scorecards/{scorecard}")
  @PreAuthorize(Readers.READERS)
  CardView one(Caller caller, @PathVariable String scorecard) {
    return found.view(caller.hospital(), scorecard, found.get(caller, scorecard));
  }

  /** Cards on which something was decided, newest month first. */
  @GetMapping("/api/scorecards")
  @PreAuthorize(Readers.READERS)
  Page<CardView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (contract != null) {
      filters.put("contract", contract);
    }
    return closings
        .list(caller, new ListQuery(filters, "-month", limit, after, changedSince))
        .map(stored -> found.view(caller.hospital(), stored.id(), stored.body()));
  }

  /** Every revision of a closed card, the first one first. */
  @GetMapping("/api/scorecards/{scorecard}/revisions")
  @PreAuthorize(Readers.READERS)
  List<RevisionView> revisions(Caller caller, @PathVariable String scorecard) {
    return found.get(caller, scorecard).revisions().stream().map(RevisionView::first).toList();
  }

  /** One revision, and what differs from the one before, figure by figure. */
  @GetMapping("/api/scorecards/{scorecard}/revisions/{number}")
  @PreAuthorize(Readers.READERS)
  RevisionView revision(Caller caller, @PathVariable String scorecard, @PathVariable int number) {
    var card = found.get(caller, scorecard);
    var after = cards.revision(caller.hospital(), card, number);
    return number == 1
        ? RevisionView.first(card.revision(number))
        : RevisionView.later(
            card.revision(number),
            cards.received(caller.hospital(), card),
            cards.revision(caller.hospital(), card, number - 1),
            after);
  }

  /**
   * What another service is told of a final card.
   *
   * @param closedOrders of the month, whatever an appeal left out of the score
   */
  record FinalCard(
      String scorecard,
      int revision,
      String state,
      @Nullable BigDecimal total,
      @Nullable String grade,
      String digest,
      BigDecimal closedOrders) {}

  @GetMapping("/internal/scorecards/{scorecard}/final")
  @PreAuthorize("hasAuthority('SCOPE_internal.scorecard')")
  FinalCard finalCard(Caller caller, @PathVariable String scorecard) {
    var card =
        closings
            .find(caller.hospital(), scorecard)
            .map(Stored::body)
            .filter(body -> body.stage() == Closing.Stage.FINAL)
            .orElseThrow(() -> new BrokenRule(409, "scorecard-not-final", scorecard));
    var revision = card.revisions().getLast();
    var result = revision.result();
    return new FinalCard(
        scorecard,
        revision.number(),
        result.total() == null ? "NO_ACTIVITY" : "SCORED",
        result.total(),
        result.grade(),
        result.digest(),
        closedOrders(cards.received(caller.hospital(), card)));
  }

  /** Every order closed gives one figure of this indicator. */
  private static BigDecimal closedOrders(List<Observation> received) {
    return received.stream()
        .filter(one -> one.indicator().equals("FIRST_TIME_FIX") && one.withdrawn() == null)
        .map(Observation::denominator)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
