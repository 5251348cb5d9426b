package cn.houqin.contract.failure;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enters failures that no rule found, and shows the register. */
@RestController
class FailureController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<RegisteredFailure> failures;
  private final Contracts contracts;
  private final Hospitals hospitals;

  FailureController(
      Aggregates<RegisteredFailure> failures, Contracts contracts, Hospitals hospitals) {
    this.failures = failures;
    this.contracts = contracts;
    this.hospitals = hospitals;
  }

  /**
   * A failure as somebody saw it.
   *
   * @param eventId what it came from, shared by the failures of one event; its own if left out
   */
  record FailureForm(
      @NotNull String line,
      Failure.@NotNull Type type,
      @NotNull Instant startedAt,
      @NotNull Instant rectifyBy,
      @Nullable BigDecimal points,
      @Nullable String area,
      @Nullable String criterion,
      @Nullable Boolean used,
      @Nullable @Size(max = 100) String eventId,
      @NotBlank @Size(max = 500) String reason) {

    RegisteredFailure.Charge charge() {
      return new RegisteredFailure.Charge(
          type, points, area, criterion, Objects.requireNonNullElse(used, false));
    }
  }

  /** A failure with its id. */
  record FailureView(String failure, RegisteredFailure registered) {

    static FailureView of(cn.houqin.platform.aggregate.Stored<RegisteredFailure> stored) {
      return new FailureView(stored.id(), stored.body());
    }
  }

  @PostMapping("/api/contracts/{contract}/failures")
  @PreAuthorize("hasAnyRole('VENDOR_MANAGER','SUPERVISOR')")
  ResponseEntity<FailureView> enter(
      Call call, @PathVariable String contract, @Valid @RequestBody FailureForm form) {
    var agreement = contracts.agreement(call.caller(), contract);
    var day = LocalDate.ofInstant(form.startedAt(), hospitals.zone(call.hospital()));
    var terms =
        agreement.on(day).orElseThrow(() -> new NotFound("contract version", contract + " " + day));
    if (terms.version().lines().stream().noneMatch(line -> line.line().equals(form.line()))) {
      throw Invalid.field("/line", "line-of-contract", form.line());
    }
    refuse(
        form,
        terms.money().mechanisms().getOrDefault(form.line(), PaymentMechanism.NONE),
        call.now());
    var id = failures.newId(call);
    var made =
        failures.create(
            call,
            id,
            () ->
                Change.to(
                        new RegisteredFailure(
                            contract,
                            form.line(),
                            agreement.vendor(),
                            form.charge(),
                            Objects.requireNonNullElse(form.eventId(), id),
                            RegisteredFailure.Source.ENTERED,
                            form.reason(),
                            call.caller().subject(),
                            form.startedAt(),
                            form.rectifyBy(),
                            null,
                            null,
                            null,
                            null))
                    .because(form.reason())
                    .noting(told(agreement.vendor(), id)));
    return Answers.created(made, "/api/failures/" + id, FailureView::of);
  }

  /** To its vendor. */
  static Notice told(String vendor, String failure) {
    return new Notice("vendor:" + vendor, "notice.failure-registered", Map.of("failure", failure));
  }

  private static void refuse(FailureForm form, PaymentMechanism mechanism, Instant now) {
    var faults = new ArrayList<FieldError>();
    if (form.startedAt().isAfter(now)) {
      faults.add(FieldError.of("/startedAt", "not-future", form.startedAt()));
    }
    if (form.rectifyBy().isBefore(form.startedAt())) {
      faults.add(FieldError.of("/rectifyBy", "not-before", form.rectifyBy(), form.startedAt()));
    }
    faults.addAll(ChargeFaults.of(form.charge(), mechanism));
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  @GetMapping("/api/failures/{failure}")
  @PreAuthorize(READERS)
  ResponseEntity<FailureView> one(Caller caller, @PathVariable String failure) {
    return Answers.found(failures.get(caller, failure), FailureView::of);
  }

  @GetMapping("/api/contracts/{contract}/failures")
  @PreAuthorize(READERS)
  Page<FailureView> list(
      Caller caller,
      @PathVariable String contract,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    contracts.agreement(caller, contract);
    return failures
        .list(
            caller,
            new ListQuery(Map.of("contract", contract), "-startedAt", limit, after, changedSince))
        .map(FailureView::of);
  }
}
