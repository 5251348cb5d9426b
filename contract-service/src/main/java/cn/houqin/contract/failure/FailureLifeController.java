package cn.houqin.contract.failure;

import cn.houqin.contract.failure.FailureController.FailureView;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a failure: repaired for the time being, rectified, or waived by two people. */
@RestController
@RequestMapping("/api/failures/{failure}")
class FailureLifeController {

  private static final String WITNESSES = "hasAnyRole('SUPERVISOR','VENDOR_MANAGER')";

  private final Aggregates<RegisteredFailure> failures;

  FailureLifeController(Aggregates<RegisteredFailure> failures) {
    this.failures = failures;
  }

  /** When it was seen. */
  record AtForm(@NotNull Instant at) {}

  /** Why it shall cost nothing. */
  record WaiverForm(@NotBlank @Size(max = 500) String reason) {}

  @PostMapping("/temporary-repair")
  @PreAuthorize(WITNESSES)
  ResponseEntity<FailureView> makeSafe(
      Call call, @PathVariable String failure, @Valid @RequestBody AtForm form) {
    return step(call, failure, null, body -> body.madeSafe(form.at(), call.now()));
  }

  @PostMapping("/rectification")
  @PreAuthorize(WITNESSES)
  ResponseEntity<FailureView> rectify(
      Call call, @PathVariable String failure, @Valid @RequestBody AtForm form) {
    return step(call, failure, null, body -> body.rectified(form.at(), call.now()));
  }

  @PostMapping("/waiver")
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<FailureView> proposeWaiver(
      Call call, @PathVariable String failure, @Valid @RequestBody WaiverForm form) {
    return step(
        call,
        failure,
        form.reason(),
        body -> body.proposingWaiver(call.caller().subject(), form.reason()));
  }

  /** One level up: the head of logistics, who did not propose it. */
  @PostMapping("/waiver/approval")
  @PreAuthorize("hasRole('LOGISTICS')")
  ResponseEntity<FailureView> approveWaiver(Call call, @PathVariable String failure) {
    return step(call, failure, null, body -> body.waived(call.caller().subject(), call.now()));
  }

  private ResponseEntity<FailureView> step(
      Call call, String failure, @Nullable String why, UnaryOperator<RegisteredFailure> taken) {
    return Answers.done(
        failures.change(
            call, failure, current -> Change.to(taken.apply(current.body())).because(why)),
        FailureView::of);
  }
}
