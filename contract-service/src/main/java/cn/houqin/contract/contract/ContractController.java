package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.terms.VersionForm;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The hospital's contracts, drafted and read; a vendor user sees its own once they are signed. */
@RestController
@RequestMapping("/api/contracts")
class ContractController {

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','PROCUREMENT','LOGISTICS','LEGAL','FINANCE','DISPATCHER',"
          + "'SUPERVISOR','ASSESSOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<Contract> contracts;
  private final Drafting drafting;

  ContractController(Aggregates<Contract> contracts, Drafting drafting) {
    this.contracts = contracts;
    this.drafting = drafting;
  }

  @PostMapping
  @PreAuthorize(LifeController.MANAGERS)
  ResponseEntity<ContractView> draft(Call call, @Valid @RequestBody ContractForm form) {
    var made = contracts.create(call, form.contract(), () -> Change.to(drafting.draft(call, form)));
    return Answers.created(
        made,
        "/api/contracts/" + form.contract(),
        stored -> ContractView.of(call.caller(), stored));
  }

  /** A further version, or another text of the one being drafted. */
  @PostMapping("/{contract}/versions")
  @PreAuthorize(LifeController.MANAGERS)
  ResponseEntity<ContractView> amend(
      Call call, @PathVariable String contract, @Valid @RequestBody VersionForm form) {
    return Answers.done(
        contracts.change(
            call, contract, current -> Change.to(drafting.amend(call, current.body(), form))),
        stored -> ContractView.of(call.caller(), stored));
  }

  @GetMapping("/{contract}")
  @PreAuthorize(READERS)
  ResponseEntity<ContractView> one(Caller caller, @PathVariable String contract) {
    var stored = contracts.get(caller, contract);
    if (caller.isVendorUser() && !stored.body().versions().getFirst().isSigned()) {
      throw new NotFound("contract", contract);
    }
    return Answers.found(stored, one -> ContractView.of(caller, one));
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<ContractView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    if (vendor != null && caller.isVendorUser() && !vendor.equals(caller.vendor())) {
      return new Page<>(List.of(), null);
    }
    Map<String, Object> filters = new HashMap<>();
    if (vendor != null) {
      filters.put("vendor", vendor);
    }
    if (status != null) {
      filters.put("status", status.name());
    }
    var page =
        contracts.list(caller, new ListQuery(filters, "contract", limit, after, changedSince));
    return new Page<>(
        page.items().stream()
            .filter(one -> !caller.isVendorUser() || one.body().versions().getFirst().isSigned())
            .map(one -> ContractView.of(caller, one))
            .toList(),
        page.next());
  }
}
