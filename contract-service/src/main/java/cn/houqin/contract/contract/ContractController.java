package cn.houqin.contract.contract;

import cn.houqin.contract.contract.Contract.Status;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hospital's contracts; a vendor user sees its own. */
@RestController
@RequestMapping("/api/contracts")
class ContractController {

  private static final String MANAGERS = "hasRole('VENDOR_MANAGER')";
  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','PROCUREMENT','LOGISTICS','LEGAL','FINANCE','DISPATCHER',"
          + "'SUPERVISOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<Contract> contracts;
  private final Drafting drafting;
  private final Signing signing;

  ContractController(Aggregates<Contract> contracts, Drafting drafting, Signing signing) {
    this.contracts = contracts;
    this.drafting = drafting;
    this.signing = signing;
  }

  /** What a desk says; a return needs a comment. */
  record ReviewForm(
      Contract.@NotNull Desk desk, @NotNull Boolean approved, @Nullable String comment) {}

  /** Why. */
  record ReasonForm(@NotNull String reason) {}

  @PostMapping
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> draft(Call call, @Valid @RequestBody ContractForm form) {
    var made = contracts.create(call, form.contract(), () -> Change.to(drafting.draft(call, form)));
    return Answers.created(made, "/api/contracts/" + form.contract(), Stored::body);
  }

  /** A further version, or another text of the one being drafted. */
  @PostMapping("/{contract}/versions")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> amend(
      Call call, @PathVariable String contract, @Valid @RequestBody ContractForm.VersionForm form) {
    return change(call, contract, null, body -> drafting.amend(call, body, form));
  }

  @PostMapping("/{contract}/review-submission")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> submit(Call call, @PathVariable String contract) {
    var ids = Map.of("contract", contract);
    return Answers.done(
        contracts.change(
            call,
            contract,
            current -> {
              drafting.mustBeComplete(call, current.body());
              return Change.to(current.body().submitted())
                  .noting(
                      Arrays.stream(Contract.Desk.values())
                          .map(desk -> new Notice("role:" + desk, "notice.review-waiting", ids))
                          .toArray(Notice[]::new));
            }),
        Stored::body);
  }

  @PostMapping("/{contract}/reviews")
  @PreAuthorize("hasAnyRole('LOGISTICS','LEGAL','FINANCE')")
  ResponseEntity<Contract> review(
      Call call, @PathVariable String contract, @Valid @RequestBody ReviewForm form) {
    if (!call.caller().is(Role.valueOf(form.desk().name()))) {
      throw new Forbidden("own-desk-only");
    }
    return change(
        call,
        contract,
        form.comment(),
        body ->
            body.reviewed(
                new Contract.Review(
                    body.newest().terms().version(),
                    form.desk(),
                    form.approved(),
                    form.comment(),
                    call.caller().subject(),
                    call.now())));
  }

  @PostMapping("/{contract}/signature")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> sign(Call call, @PathVariable String contract) {
    return Answers.done(signing.sign(call, contract), Stored::body);
  }

  @PostMapping("/{contract}/suspension")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> suspend(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return change(
        call, contract, form.reason(), body -> body.mustBe(Status.ACTIVE).in(Status.SUSPENDED));
  }

  @PostMapping("/{contract}/reinstatement")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> reinstate(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return change(
        call, contract, form.reason(), body -> body.mustBe(Status.SUSPENDED).in(Status.ACTIVE));
  }

  @PostMapping("/{contract}/termination")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Contract> terminate(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        contract,
        form.reason(),
        body -> body.mustBe(Status.ACTIVE, Status.SUSPENDED).in(Status.TERMINATED).timedAt(null));
  }

  @GetMapping("/{contract}")
  @PreAuthorize(READERS)
  ResponseEntity<Contract> one(Caller caller, @PathVariable String contract) {
    return Answers.found(contracts.get(caller, contract), Stored::body);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<Contract> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (vendor != null && !caller.isVendorUser()) {
      filters.put("vendor", vendor);
    } else if (status != null) {
      filters.put("status", status.name());
    }
    return contracts
        .list(caller, new ListQuery(filters, "contract", limit, after, changedSince))
        .map(Stored::body);
  }

  private ResponseEntity<Contract> change(
      Call call, String contract, @Nullable String reason, UnaryOperator<Contract> step) {
    return Answers.done(
        contracts.change(
            call, contract, current -> Change.to(step.apply(current.body())).because(reason)),
        Stored::body);
  }
}
