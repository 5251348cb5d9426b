package cn.houqin.contract.parts;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The parts that orders under a contract used: order, material, quantity, cost, and the split. */
@RestController
class PartsController {

  private final Aggregates<ChargedOrder> charged;
  private final Contracts contracts;

  PartsController(Aggregates<ChargedOrder> charged, Contracts contracts) {
    this.charged = charged;
    this.contracts = contracts;
  }

  /** The newest first. */
  @GetMapping("/api/contracts/{contract}/charged-parts")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','AUDITOR','ADMINISTRATOR',"
          + "'VENDOR')")
  Page<ChargedOrder> list(
      Caller caller,
      @PathVariable String contract,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    contracts.agreement(caller, contract);
    return charged
        .list(
            caller,
            new ListQuery(Map.of("contract", contract), "-occurredAt", limit, after, changedSince))
        .map(Stored::body);
  }
}
