package cn.houqin.workorder.inspection;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The inspection behind a figure of evidence, as other services are shown it: not who made it. */
record InspectionBehind(
    String line,
    String location,
    @Nullable String vendor,
    Instant endedAt,
    int passed,
    int failed,
    List<Inspection.Element> elements) {

  static InspectionBehind of(Inspection inspection) {
    return new InspectionBehind(
        inspection.line(),
        inspection.location(),
        inspection.vendor(),
        inspection.endedAt(),
        inspection.count(Inspection.Result.PASSED),
        inspection.count(Inspection.Result.FAILED),
        inspection.elements());
  }

  /** What other services ask. */
  @RestController
  static class InternalController {

    private final Aggregates<Inspection> inspections;

    InternalController(Aggregates<Inspection> inspections) {
      this.inspections = inspections;
    }

    @GetMapping("/internal/inspections/{inspection}")
    @PreAuthorize("hasAuthority('SCOPE_internal.inspection')")
    InspectionBehind behind(Caller caller, @PathVariable String inspection) {
      return of(
          inspections
              .find(caller.hospital(), inspection)
              .orElseThrow(() -> new NotFound("inspection", inspection))
              .body());
    }
  }
}
