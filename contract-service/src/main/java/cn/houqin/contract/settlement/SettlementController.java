package cn.houqin.contract.settlement;

import cn.houqin.contract.settlement.volume.BillableVolumes;
import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.YearMonth;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts settlements and shows them: to a vendor user its own, once they were sent. */
@RestController
class SettlementController {

  private static final String FINANCE = "hasRole('FINANCE')";
  static final String READERS =
      "hasAnyRole('FINANCE','VENDOR_MANAGER','AUDITOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<SettlementRecord> settlements;
  private final SettlementDrafting drafting;

  SettlementController(Aggregates<SettlementRecord> settlements, SettlementDrafting drafting) {
    this.settlements = settlements;
    this.drafting = drafting;
  }

  /** The month to be settled; quantities by line with their source. */
  record DraftForm(
      @NotNull YearMonth month,
      @Nullable Instant asOf,
      @Nullable Map<String, List<BillableVolumes.@Valid Entry>> volumes) {}

  @PostMapping("/api/contracts/{contract}/settlements")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> draft(
      Call call, @PathVariable String contract, @Valid @RequestBody DraftForm form) {
    var id = contract + "~" + form.month();
    var order =
        new SettlementDrafting.Order(
            contract,
            form.month(),
            form.asOf(),
            form.volumes() == null ? Map.of() : form.volumes());
    var made =
        settlements.create(
            call,
            id,
            () -> {
              var body = drafting.draft(call, order);
              return Change.to(body)
                  .announcing(
                      new SettlementEvent.Drafted(
                          id,
                          contract,
                          body.vendor(),
                          body.month(),
                          body.result().payableFen(),
                          body.result().carryOverFen(),
                          body.digest(),
                          call.now()));
            });
    return Answers.created(made, "/api/settlements/" + id, Stored::body);
  }

  @GetMapping("/api/settlements/{settlement}")
  @PreAuthorize(READERS)
  ResponseEntity<SettlementRecord> one(Caller caller, @PathVariable String settlement) {
    return Answers.found(settlements.get(caller, settlement), Stored::body);
  }

  @GetMapping("/api/settlements")
  @PreAuthorize(READERS)
  Page<SettlementRecord> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(required = false) SettlementRecord.@Nullable Status status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (contract != null) {
      filters.put("contract", contract);
    }
    if (status != null) {
      filters.put("status", status.name());
    }
    return settlements
        .list(caller, new ListQuery(filters, "-month", limit, after, changedSince))
        .map(Stored::body);
  }
}
