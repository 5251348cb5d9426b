package cn.houqin.kpi.occurrence;

import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
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

/** Reporting what happened, by people or by a hospital's other systems. */
@RestController
@RequestMapping("/api/occurrences")
class OccurrenceController {

  private static final String REPORTERS =
      "hasAnyRole('SUPERVISOR','VENDOR_MANAGER','INTEGRATOR') and !hasRole('VENDOR')";
  private static final String READERS =
      "hasAnyRole('SUPERVISOR','VENDOR_MANAGER','LOGISTICS','LEGAL','AUDITOR','INTEGRATOR',"
          + "'ADMINISTRATOR') and !hasRole('VENDOR')";

  private final Aggregates<Occurrence> stored;
  private final Terms terms;

  OccurrenceController(Aggregates<Occurrence> stored, Terms terms) {
    this.stored = stored;
    this.terms = terms;
  }

  /** What happened. */
  record OccurrenceForm(
      @NotBlank @Size(max = 40) String contract,
      @NotBlank @Size(max = 40) String line,
      Occurrence.@NotNull Kind kind,
      @NotNull LocalDate day,
      @NotBlank @Size(max = 2000) String description,
      @Nullable @Size(min = 1, max = 200) String source) {}

  /** Why. */
  record ReasonForm(@NotBlank @Size(max = 2000) String reason) {}

  /** An occurrence as it is shown. */
  record OccurrenceView(String occurrence, Occurrence body) {
    static OccurrenceView of(Stored<Occurrence> stored) {
      return new OccurrenceView(stored.id(), stored.body());
    }
  }

  @PostMapping
  @PreAuthorize(REPORTERS)
  ResponseEntity<OccurrenceView> report(Call call, @Valid @RequestBody OccurrenceForm form) {
    var id = stored.newId(call);
    var reported =
        stored.create(
            call, id, () -> Change.to(occurrence(call, form)).because(form.description()));
    return Answers.created(reported, "/api/occurrences/" + id, OccurrenceView::of);
  }

  private Occurrence occurrence(Call call, OccurrenceForm form) {
    var today = LocalDate.ofInstant(call.now(), terms.zone(call.hospital()));
    if (form.day().isAfter(today)) {
      throw Invalid.field("/day", "not-future", form.day());
    }
    var month = new Terms.Month(form.contract(), form.line(), YearMonth.from(form.day()));
    return new Occurrence(
        form.contract(),
        form.line(),
        terms.of(call.hospital(), month).vendor(),
        form.kind(),
        form.day(),
        form.description(),
        form.source(),
        call.caller().subject(),
        null,
        call.now());
  }

  /** It was none after all: what followed from it is withdrawn, or looked at again. */
  @PostMapping("/{occurrence}/withdrawal")
  @PreAuthorize(REPORTERS)
  ResponseEntity<OccurrenceView> withdraw(
      Call call, @PathVariable String occurrence, @Valid @RequestBody ReasonForm form) {
    var withdrawal = new Occurrence.Withdrawal(call.caller().subject(), form.reason(), call.now());
    return Answers.done(
        stored.change(
            call,
            occurrence,
            current -> Change.to(current.body().withdrawn(withdrawal)).because(form.reason())),
        OccurrenceView::of);
  }

  @GetMapping("/{occurrence}")
  @PreAuthorize(READERS)
  ResponseEntity<OccurrenceView> one(Caller caller, @PathVariable String occurrence) {
    return Answers.found(stored.get(caller, occurrence), OccurrenceView::of);
  }

  /** What happened last first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<OccurrenceView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (contract != null) {
      filters.put("contract", contract);
    }
    return stored
        .list(caller, new ListQuery(filters, "-day", limit, after, changedSince))
        .map(OccurrenceView::of);
  }
}
