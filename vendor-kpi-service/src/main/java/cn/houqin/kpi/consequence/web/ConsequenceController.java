package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consequences as they stand; a vendor's people see what was served on it. */
@RestController
@RequestMapping("/api/consequences")
class ConsequenceController {

  static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','LEGAL','ASSESSOR','AUDITOR',"
          + "'ADMINISTRATOR','VENDOR')";

  private final Aggregates<Consequence> stored;

  ConsequenceController(Aggregates<Consequence> stored) {
    this.stored = stored;
  }

  @GetMapping("/{consequence}")
  @PreAuthorize(READERS)
  ResponseEntity<ConsequenceView> one(Caller caller, @PathVariable String consequence) {
    return Answers.found(stored.get(caller, consequence), ConsequenceView::of);
  }

  /** The newest months first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<ConsequenceView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(required = false) Consequence.@Nullable Status status,
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
    return stored
        .list(caller, new ListQuery(filters, "-month", limit, after, changedSince))
        .map(ConsequenceView::of);
  }
}
