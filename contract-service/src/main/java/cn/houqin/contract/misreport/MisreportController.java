package cn.houqin.contract.misreport;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.failure.FailureRegister;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.misreport.Misreport.Proof;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enters misreports and shows them. */
@RestController
class MisreportController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR','ADMINISTRATOR','VENDOR')";

  private static final long MOST_FEN = 1_000_000_000_000L;

  private final Aggregates<Misreport> misreports;
  private final Contracts contracts;
  private final FailureRegister failures;
  private final Hospitals hospitals;

  MisreportController(
      Aggregates<Misreport> misreports,
      Contracts contracts,
      FailureRegister failures,
      Hospitals hospitals) {
    this.misreports = misreports;
    this.contracts = contracts;
    this.failures = failures;
    this.hospitals = hospitals;
  }

  /** A misreport as it was found. */
  record MisreportForm(
      @NotBlank @Size(max = 40) String line,
      @NotNull YearMonth month,
      @NotNull Long missedFen,
      @NotNull Boolean deliberate,
      @NotNull Instant foundAt,
      @NotBlank @Size(max = 100) String foundBy,
      @NotBlank @Size(max = 500) String reason,
      @NotEmpty @Size(max = 100) List<@Valid ProofForm> evidence) {}

  /** A record by which it was found. */
  record ProofForm(Proof.@NotNull Kind kind, @NotBlank @Size(max = 200) String ref) {}

  /** A misreport with its id. */
  record MisreportView(String misreport, Misreport registered) {

    static MisreportView of(Stored<Misreport> stored) {
      return new MisreportView(stored.id(), stored.body());
    }
  }

  @PostMapping("/api/contracts/{contract}/misreports")
  @PreAuthorize("hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE') and !hasRole('VENDOR')")
  ResponseEntity<MisreportView> enter(
      Call call, @PathVariable String contract, @Valid @RequestBody MisreportForm form) {
    var agreement = contracts.agreement(call.caller(), contract);
    refuse(call, agreement, form);
    var id = misreports.newId(call);
    var made =
        misreports.create(
            call,
            id,
            () ->
                Change.to(entered(call.caller(), agreement, form))
                    .because(form.reason())
                    .noting(
                        new Notice(
                            "role:VENDOR_MANAGER",
                            "notice.misreport-waiting",
                            Map.of("misreport", id))));
    return Answers.created(made, "/api/misreports/" + id, MisreportView::of);
  }

  private static Misreport entered(Caller by, Contracts.Agreement agreement, MisreportForm form) {
    return new Misreport(
        agreement.contract(),
        agreement.vendor(),
        form.line(),
        form.month(),
        form.missedFen(),
        form.deliberate(),
        form.foundAt(),
        form.foundBy(),
        form.reason(),
        form.evidence().stream().map(one -> new Proof(one.kind(), one.ref())).toList(),
        by.subject(),
        null,
        null,
        null);
  }

  private void refuse(Call call, Contracts.Agreement agreement, MisreportForm form) {
    var faults = new ArrayList<FieldError>();
    if (form.missedFen() < 1 || form.missedFen() > MOST_FEN) {
      faults.add(FieldError.of("/missedFen", "between", form.missedFen(), 1, MOST_FEN));
    }
    if (form.foundAt().isAfter(call.now())) {
      faults.add(FieldError.of("/foundAt", "not-future", form.foundAt()));
    }
    var zone = hospitals.zone(call.hospital());
    if (form.month().isAfter(YearMonth.from(form.foundAt().atZone(zone)))) {
      faults.add(FieldError.of("/month", "not-future", form.month()));
    }
    if (!agreement.hasLine(form.line(), form.month())) {
      faults.add(FieldError.of("/line", "line-of-contract", form.line()));
    }
    for (var i = 0; i < form.evidence().size(); i++) {
      var proof = form.evidence().get(i);
      if (proof.kind() == Proof.Kind.FAILURE
          && !failures.isOf(call.hospital(), agreement.contract(), proof.ref())) {
        faults.add(FieldError.of("/evidence/" + i + "/ref", "known-failure", proof.ref()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  @GetMapping("/api/misreports/{misreport}")
  @PreAuthorize(READERS)
  ResponseEntity<MisreportView> one(Caller caller, @PathVariable String misreport) {
    return Answers.found(misreports.get(caller, misreport), MisreportView::of);
  }

  @GetMapping("/api/contracts/{contract}/misreports")
  @PreAuthorize(READERS)
  Page<MisreportView> list(
      Caller caller,
      @PathVariable String contract,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    contracts.agreement(caller, contract);
    return misreports
        .list(
            caller,
            new ListQuery(Map.of("contract", contract), "-foundAt", limit, after, changedSince))
        .map(MisreportView::of);
  }
}
