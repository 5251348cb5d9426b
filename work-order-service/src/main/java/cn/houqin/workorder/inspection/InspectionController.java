package cn.houqin.workorder.inspection;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import java.time.Instant;
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

/** Inspections of a line's work. */
@RestController
@RequestMapping("/api/service-lines/{line}/inspections")
class InspectionController {

  private final Aggregates<Inspection> inspections;
  private final Inspecting inspecting;

  InspectionController(Aggregates<Inspection> inspections, Inspecting inspecting) {
    this.inspections = inspections;
    this.inspecting = inspecting;
  }

  /** An inspection as it is shown; no applicable element, no score. */
  record InspectionView(String inspection, Inspection result, int passed, int failed) {
    static InspectionView of(Stored<Inspection> stored) {
      return new InspectionView(
          stored.id(),
          stored.body(),
          stored.body().count(Inspection.Result.PASSED),
          stored.body().count(Inspection.Result.FAILED));
    }
  }

  @PostMapping
  @PreAuthorize("hasRole('SUPERVISOR')")
  ResponseEntity<InspectionView> record(
      Call call, @PathVariable String line, @Valid @RequestBody InspectionForm form) {
    var id = inspections.newId(call);
    var made = inspections.create(call, id, () -> inspecting.recorded(call, line, id, form));
    return Answers.created(
        made, "/api/service-lines/" + line + "/inspections/" + id, InspectionView::of);
  }

  @GetMapping("/{inspection}")
  @PreAuthorize(
      "hasAnyRole('SUPERVISOR','DISPATCHER','VENDOR_MANAGER','AUDITOR','ADMINISTRATOR','VENDOR')")
  ResponseEntity<InspectionView> one(
      Caller caller, @PathVariable String line, @PathVariable String inspection) {
    var found = inspections.get(caller, inspection);
    if (!found.body().line().equals(line)) {
      throw new NotFound("inspection", inspection);
    }
    return Answers.found(found, InspectionView::of);
  }

  @GetMapping
  @PreAuthorize(
      "hasAnyRole('SUPERVISOR','DISPATCHER','VENDOR_MANAGER','AUDITOR','ADMINISTRATOR','VENDOR')")
  Page<InspectionView> list(
      Caller caller,
      @PathVariable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return inspections
        .list(caller, new ListQuery(Map.of("line", line), "-endedAt", limit, after, changedSince))
        .map(InspectionView::of);
  }
}
