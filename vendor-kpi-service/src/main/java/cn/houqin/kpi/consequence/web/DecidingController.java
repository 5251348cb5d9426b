package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.kpi.consequence.Deciding;
import cn.houqin.kpi.consequence.Objecting;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the hospital's people do to a consequence. */
@RestController
@RequestMapping("/api/consequences/{consequence}")
class DecidingController {

  private static final String DECIDERS =
      "hasAnyRole('VENDOR_MANAGER','LOGISTICS') and !hasRole('VENDOR')";
  private static final String CHECKERS =
      "hasAnyRole('SUPERVISOR','VENDOR_MANAGER','LOGISTICS') and !hasRole('VENDOR')";

  private final Aggregates<Consequence> stored;
  private final Deciding deciding;
  private final Objecting objecting;

  DecidingController(Aggregates<Consequence> stored, Deciding deciding, Objecting objecting) {
    this.stored = stored;
    this.deciding = deciding;
    this.objecting = objecting;
  }

  /** Why a person decides so. */
  record ReasonForm(@NotBlank @Size(max = 2000) String reason) {}

  /** Whether the vendor has rectified. */
  record RecheckForm(@NotNull Boolean passed, @NotBlank @Size(max = 2000) String reason) {}

  /** Whether what lost its cause stays. */
  record DoubtForm(@NotNull Boolean keep, @NotBlank @Size(max = 2000) String reason) {}

  /** Subjects of the members. */
  record PanelForm(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> members) {}

  /** One member's vote. */
  record VoteForm(@NotNull Boolean overturn, @NotBlank @Size(max = 2000) String reason) {}

  @PostMapping("/confirmation")
  @PreAuthorize(DECIDERS)
  ResponseEntity<ConsequenceView> confirm(
      Call call, @PathVariable String consequence, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        consequence,
        current -> deciding.confirm(call, consequence, current.body(), form.reason()));
  }

  @PostMapping("/dismissal")
  @PreAuthorize(DECIDERS)
  ResponseEntity<ConsequenceView> dismiss(
      Call call, @PathVariable String consequence, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        consequence,
        current -> deciding.dismiss(call, consequence, current.body(), form.reason()));
  }

  @PostMapping("/doubt-decision")
  @PreAuthorize(DECIDERS)
  ResponseEntity<ConsequenceView> settleDoubt(
      Call call, @PathVariable String consequence, @Valid @RequestBody DoubtForm form) {
    return change(
        call,
        consequence,
        current ->
            deciding.settleDoubt(call, consequence, current.body(), form.keep(), form.reason()));
  }

  @PostMapping("/recheck")
  @PreAuthorize(CHECKERS)
  ResponseEntity<ConsequenceView> recheck(
      Call call, @PathVariable String consequence, @Valid @RequestBody RecheckForm form) {
    return change(
        call,
        consequence,
        current ->
            deciding.recheck(call, consequence, current.body(), form.passed(), form.reason()));
  }

  @PostMapping("/reinstatement")
  @PreAuthorize(DECIDERS)
  ResponseEntity<ConsequenceView> reinstate(
      Call call, @PathVariable String consequence, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        consequence,
        current -> deciding.reinstate(call, consequence, current.body(), form.reason()));
  }

  @PostMapping("/appeal/panel")
  @PreAuthorize("hasRole('VENDOR_MANAGER') and !hasRole('VENDOR')")
  ResponseEntity<ConsequenceView> panel(
      Call call, @PathVariable String consequence, @Valid @RequestBody PanelForm form) {
    return change(
        call, consequence, current -> objecting.panel(call, current.body(), form.members()));
  }

  /** By a member of the panel, whatever else that person is. */
  @PostMapping("/appeal/votes")
  @PreAuthorize("isAuthenticated() and !hasAnyRole('VENDOR','OPERATOR')")
  ResponseEntity<ConsequenceView> vote(
      Call call, @PathVariable String consequence, @Valid @RequestBody VoteForm form) {
    return change(
        call,
        consequence,
        current ->
            objecting.vote(call, consequence, current.body(), form.overturn(), form.reason()));
  }

  private ResponseEntity<ConsequenceView> change(
      Call call, String consequence, Decision<Consequence> decision) {
    return Answers.done(stored.change(call, consequence, decision), ConsequenceView::of);
  }
}
