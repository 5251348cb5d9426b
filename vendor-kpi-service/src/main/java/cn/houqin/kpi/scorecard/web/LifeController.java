package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardLife;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.ClosingMonth;
import cn.houqin.kpi.scorecard.OpeningCards;
import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do to a scorecard, from an adjustment to the vendor's acceptance. */
@RestController
@RequestMapping("/api/scorecards/{scorecard}")
class LifeController {

  private final Aggregates<Closing> closings;
  private final FoundCards found;
  private final OpeningCards opening;
  private final CardLife life;
  private final ClosingMonth closing;

  LifeController(
      Aggregates<Closing> closings,
      FoundCards found,
      OpeningCards opening,
      CardLife life,
      ClosingMonth closing) {
    this.closings = closings;
    this.found = found;
    this.opening = opening;
    this.life = life;
    this.closing = closing;
  }

  /** Points to be given or taken. */
  record AdjustmentForm(
      Adjustment.@NotNull Kind kind, @NotNull BigDecimal points, @NotBlank String reason) {}

  /** Why a person decides so. */
  record ReasonForm(@NotBlank String reason) {}

  @PostMapping("/adjustments")
  @PreAuthorize(Readers.MANAGERS)
  ResponseEntity<CardView> propose(
      Call call, @PathVariable String scorecard, @Valid @RequestBody AdjustmentForm form) {
    if (form.points().signum() <= 0) {
      throw Invalid.field("/points", "above-zero", form.points().toPlainString());
    }
    return changed(
        call,
        scorecard,
        current ->
            Change.to(
                    current
                        .body()
                        .proposing(
                            new Adjustment(form.kind(), form.points()),
                            form.reason(),
                            call.caller().subject()))
                .because(form.reason()));
  }

  @PostMapping("/adjustments/{number}/approval")
  @PreAuthorize(Readers.MANAGERS)
  ResponseEntity<CardView> approve(
      Call call, @PathVariable String scorecard, @PathVariable int number) {
    return changed(
        call,
        scorecard,
        current -> Change.to(current.body().approving(number, call.caller().subject())));
  }

  /** Begins to close the month, or asks the sources again. */
  @PostMapping("/closing")
  @PreAuthorize(Readers.MANAGERS)
  ResponseEntity<CardView> close(Call call, @PathVariable String scorecard) {
    var answers = closing.ask(call, found.get(call.caller(), scorecard));
    return changed(
        call, scorecard, current -> closing.decide(call, scorecard, current.body(), answers));
  }

  /** Closes it with the evidence that has come, though a source has not told what it gave. */
  @PostMapping("/closing-without-manifests")
  @PreAuthorize(Readers.MANAGERS)
  ResponseEntity<CardView> closeWithout(
      Call call, @PathVariable String scorecard, @Valid @RequestBody ReasonForm form) {
    return changed(
        call,
        scorecard,
        current -> closing.without(call, scorecard, current.body(), form.reason()));
  }

  @PostMapping("/publication")
  @PreAuthorize(Readers.MANAGERS)
  ResponseEntity<CardView> publish(Call call, @PathVariable String scorecard) {
    return changed(call, scorecard, current -> life.publish(call, scorecard, current.body()));
  }

  /** The vendor has no objection (无异议确认). */
  @PostMapping("/acceptance")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<CardView> accept(Call call, @PathVariable String scorecard) {
    return changed(call, scorecard, current -> life.accept(call, scorecard, current.body()));
  }

  private ResponseEntity<CardView> changed(
      Call call, String scorecard, Decision<Closing> decision) {
    found.get(call.caller(), scorecard);
    opening.open(call, CardId.parse(scorecard));
    return Answers.done(
        closings.change(call, scorecard, decision),
        stored -> found.view(call.hospital(), scorecard, stored.body()));
  }
}
