package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scoring.Figure;
import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scorecards: a vendor user sees its own. */
@RestController
class ScorecardController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";
  private static final String MANAGERS = "hasRole('VENDOR_MANAGER')";

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final Terms terms;
  private final CardLife life;
  private final ClosingMonth closing;

  ScorecardController(
      Aggregates<Closing> closings, Cards cards, Terms terms, CardLife life, ClosingMonth closing) {
    this.closings = closings;
    this.cards = cards;
    this.terms = terms;
    this.life = life;
    this.closing = closing;
  }

  /** Points to be given or taken. */
  record AdjustmentForm(
      Adjustment.@NotNull Kind kind, @NotNull BigDecimal points, @NotBlank String reason) {}

  @GetMapping("/api/scorecards/{scorecard}")
  @PreAuthorize(READERS)
  CardView one(Caller caller, @PathVariable String scorecard) {
    var id = CardId.parse(scorecard);
    var scored = terms.of(caller, id);
    return view(caller.hospital(), scorecard, closingOf(caller, id, scored), scored);
  }

  /** Cards on which something was decided, newest month first. */
  @GetMapping("/api/scorecards")
  @PreAuthorize(READERS)
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
        .map(
            stored ->
                view(
                    caller.hospital(),
                    stored.id(),
                    stored.body(),
                    terms.of(caller, stored.body().cardId())));
  }

  /** The evidence a card counts. */
  @GetMapping("/api/scorecards/{scorecard}/observations")
  @PreAuthorize(READERS)
  List<Observation> observations(Caller caller, @PathVariable String scorecard) {
    return computed(caller, scorecard).counted();
  }

  /**
   * A card's total with everything it was made of.
   *
   * @param total the tree of figures down to each indicator's numerator and denominator
   * @param evidence behind each indicator, down to the single order or inspection
   */
  record Explanation(
      String scorecard,
      String scheme,
      int contractVersion,
      String digest,
      @Nullable FigureView total,
      Map<String, List<Cause>> evidence) {}

  /** A figure with its parts; {@code exact} is unrounded. */
  record FigureView(
      String label,
      Figure.Formula formula,
      String exact,
      String shown,
      Map<String, String> inputs,
      List<PartView> parts) {

    static FigureView of(Figure figure) {
      return new FigureView(
          figure.label(),
          figure.formula(),
          figure.exact().toString(),
          figure.shown().toPlainString(),
          figure.inputs(),
          figure.parts().stream()
              .map(part -> new PartView(part.weight().toString(), of(part.figure())))
              .toList());
    }
  }

  /** A part and the weight it counts with. */
  record PartView(String weight, FigureView figure) {}

  /** One figure of evidence and where to look at what caused it. */
  record Cause(
      String evidenceId,
      BigDecimal numerator,
      BigDecimal denominator,
      Instant datedAt,
      String cause,
      String link) {

    static Cause of(Observation one) {
      var kind = one.source().equals("inspection") ? "inspections" : "work-orders";
      return new Cause(
          one.evidenceId(),
          one.numerator(),
          one.denominator(),
          one.datedAt(),
          one.cause(),
          "/api/service-lines/" + one.line() + "/" + kind + "/" + one.sourceId());
    }
  }

  @GetMapping("/api/scorecards/{scorecard}/explanation")
  @PreAuthorize(READERS)
  Explanation explain(Caller caller, @PathVariable String scorecard) {
    var scored = terms.of(caller, CardId.parse(scorecard));
    var computed = computed(caller, scorecard);
    var figure = computed.card().explanation();
    return new Explanation(
        scorecard,
        scored.scheme(),
        scored.contractVersion(),
        computed.digest(),
        figure == null ? null : FigureView.of(figure),
        computed.counted().stream()
            .collect(
                Collectors.groupingBy(
                    Observation::indicator,
                    java.util.TreeMap::new,
                    Collectors.mapping(Cause::of, Collectors.toList()))));
  }

  @PostMapping("/api/scorecards/{scorecard}/adjustments")
  @PreAuthorize(MANAGERS)
  ResponseEntity<CardView> propose(
      Call call, @PathVariable String scorecard, @Valid @RequestBody AdjustmentForm form) {
    if (form.points().signum() <= 0) {
      throw Invalid.field("/points", "above-zero", form.points().toPlainString());
    }
    return changed(
        call,
        scorecard,
        (_, card) ->
            Change.to(
                    card.proposing(
                        form.kind(), form.points(), form.reason(), call.caller().subject()))
                .because(form.reason()));
  }

  @PostMapping("/api/scorecards/{scorecard}/adjustments/{number}/approval")
  @PreAuthorize(MANAGERS)
  ResponseEntity<CardView> approve(
      Call call, @PathVariable String scorecard, @PathVariable int number) {
    return changed(
        call, scorecard, (_, card) -> Change.to(card.approving(number, call.caller().subject())));
  }

  /** Begins to close the month, or asks the sources again. */
  @PostMapping("/api/scorecards/{scorecard}/closing")
  @PreAuthorize(MANAGERS)
  ResponseEntity<CardView> close(Call call, @PathVariable String scorecard) {
    return changed(call, scorecard, (id, card) -> closing.attempt(call, id, card));
  }

  @PostMapping("/api/scorecards/{scorecard}/publication")
  @PreAuthorize(MANAGERS)
  ResponseEntity<CardView> publish(Call call, @PathVariable String scorecard) {
    return changed(call, scorecard, (id, card) -> life.publish(call, id, card));
  }

  /** The vendor has no objection (无异议确认). */
  @PostMapping("/api/scorecards/{scorecard}/acceptance")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<CardView> accept(Call call, @PathVariable String scorecard) {
    return changed(call, scorecard, (id, card) -> life.accept(call, id, card));
  }

  /** What another service is told of a final card. */
  record FinalCard(
      String scorecard,
      int revision,
      String state,
      @Nullable BigDecimal total,
      @Nullable String grade,
      String digest) {}

  @GetMapping("/internal/scorecards/{scorecard}/final")
  @PreAuthorize("hasAuthority('SCOPE_internal.scorecard')")
  FinalCard finalCard(Caller caller, @PathVariable String scorecard) {
    var found =
        closings
            .find(caller.hospital(), scorecard)
            .map(Stored::body)
            .filter(card -> card.stage() == Closing.Stage.FINAL)
            .orElseThrow(() -> new BrokenRule(409, "scorecard-not-final", scorecard));
    var revision = found.revisions().getLast();
    return new FinalCard(
        scorecard,
        revision.number(),
        revision.total() == null ? "NO_ACTIVITY" : "SCORED",
        revision.total(),
        revision.grade(),
        revision.digest());
  }

  private ResponseEntity<CardView> changed(
      Call call, String scorecard, BiFunction<String, Closing, Change<Closing>> step) {
    var id = CardId.parse(scorecard);
    var scored = terms.of(call.caller(), id);
    var open = Closing.open(id, scored.vendor());
    try {
      closings.create(
          Call.system(call.hospital(), "scorecard-opened", call.now()),
          scorecard,
          () -> Change.to(open));
    } catch (AlreadyExists there) {
      assert there.status() == 409;
    }
    Function<Stored<Closing>, CardView> shown =
        stored -> view(call.hospital(), scorecard, stored.body(), scored);
    return Answers.done(
        closings.change(call, scorecard, current -> step.apply(scorecard, current.body())), shown);
  }

  private Closing closingOf(Caller caller, CardId id, Terms.Scored scored) {
    return closings
        .find(caller.hospital(), id.toString())
        .map(Stored::body)
        .orElseGet(() -> Closing.open(id, scored.vendor()));
  }

  private Cards.Computed computed(Caller caller, String scorecard) {
    var id = CardId.parse(scorecard);
    var scored = terms.of(caller, id);
    return cards.compute(caller.hospital(), closingOf(caller, id, scored), scored.scheme());
  }

  private CardView view(String hospital, String id, Closing body, Terms.Scored scored) {
    return CardView.of(id, body, scored, cards.compute(hospital, body, scored.scheme()));
  }
}
