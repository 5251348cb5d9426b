package cn.houqin.kpi.intake;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** The intake of figures for which no service of the platform gives evidence. */
@RestController
@RequestMapping("/api/observations")
class IntakeController {

  private static final String WRITERS = "hasAnyRole('INTEGRATOR','VENDOR_MANAGER')";
  private static final String READERS =
      "hasAnyRole('INTEGRATOR','VENDOR_MANAGER','SUPERVISOR','AUDITOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<Entry> stored;
  private final Aggregates<EntryImport> imports;
  private final Entries entries;
  private final Incoming incoming;
  private final Importing importing;

  IntakeController(
      Aggregates<Entry> stored,
      Aggregates<EntryImport> imports,
      Entries entries,
      Incoming incoming,
      Importing importing) {
    this.stored = stored;
    this.imports = imports;
    this.entries = entries;
    this.incoming = incoming;
    this.importing = importing;
  }

  /** A figure, and why it is entered. */
  record EntryForm(@NotBlank String reason, @Valid @NotNull ObservationForm observation) {}

  /** Why it is withdrawn. */
  record ReasonForm(@NotBlank String reason) {}

  /** An entered figure as it is shown. */
  record EntryView(String observation, Entry entry) {
    static EntryView of(Stored<Entry> stored) {
      return new EntryView(stored.id(), stored.body());
    }
  }

  /**
   * How far a file has been entered.
   *
   * @param rows figures in it
   * @param unknown by indicator of a layout, how many rows do not know the figure
   */
  record ImportView(
      String importId,
      String reason,
      int rows,
      Map<String, Integer> unknown,
      int applied,
      boolean active) {
    static ImportView of(Stored<EntryImport> stored) {
      var body = stored.body();
      return new ImportView(
          stored.id(),
          body.reason(),
          body.rows(),
          body.unknown(),
          body.applied(),
          body.nextTimerAt() != null);
    }
  }

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<EntryView> enter(Call call, @Valid @RequestBody EntryForm form) {
    var entered = incoming.enter(call, form.reason(), form.observation());
    return Answers.created(entered, "/api/observations/" + entered.stored().id(), EntryView::of);
  }

  @PostMapping("/{observation}/withdrawal")
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<EntryView> withdraw(
      Call call, @PathVariable String observation, @Valid @RequestBody ReasonForm form) {
    return Answers.done(entries.withdraw(call, observation, form.reason()), EntryView::of);
  }

  @PostMapping(path = "/imports", consumes = "application/x-ndjson")
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> importLines(
      Call call, @RequestParam String reason, @RequestBody String text) {
    return accepted(call, reason, incoming.file().ndjson(text));
  }

  /**
   * @param layout how the table is read; without one its columns are the fields
   */
  @PostMapping(
      path = "/imports",
      consumes = {Sheet.CSV, Sheet.XLSX})
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> importTable(
      Call call,
      @RequestParam String reason,
      @RequestParam(required = false) @Nullable String layout,
      @RequestBody byte[] file) {
    return accepted(call, reason, incoming.table(call, layout, file));
  }

  private ResponseEntity<ImportView> accepted(
      Call call, String reason, EntryFile.Contents contents) {
    if (reason.isBlank()) {
      throw Invalid.field("reason", "required", null);
    }
    Outcome<EntryImport> outcome = importing.accept(call, reason, contents);
    return Answers.created(
        outcome, "/api/observations/imports/" + outcome.stored().id(), ImportView::of);
  }

  @GetMapping("/imports/{id}")
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> oneImport(Caller caller, @PathVariable String id) {
    return Answers.found(imports.get(caller, id), ImportView::of);
  }

  @GetMapping("/{observation}")
  @PreAuthorize(READERS)
  ResponseEntity<EntryView> one(Caller caller, @PathVariable String observation) {
    return Answers.found(stored.get(caller, observation), EntryView::of);
  }

  /** Entered figures, the newest dated first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<EntryView> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return stored
        .list(caller, new ListQuery(Map.of(), "-evidence.datedAt", limit, after, changedSince))
        .map(EntryView::of);
  }
}
