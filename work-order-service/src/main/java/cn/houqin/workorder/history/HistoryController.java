package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.terms.Covers;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Imports of a line's past. */
@RestController
@RequestMapping("/api/service-lines/{line}/imports")
class HistoryController {

  private static final String WRITERS = "hasAnyRole('INTEGRATOR','ADMINISTRATOR')";

  private final Aggregates<HistoryImport> imports;
  private final HistoryImporter importer;
  private final Covers covers;
  private final JsonMapper json;

  HistoryController(
      Aggregates<HistoryImport> imports, HistoryImporter importer, Covers covers, JsonMapper json) {
    this.imports = imports;
    this.importer = importer;
    this.covers = covers;
    this.json = json;
  }

  /** An import as it stands. */
  record ImportView(
      String importId,
      String line,
      boolean active,
      int rows,
      int skipped,
      int added,
      int unchanged,
      Instant at) {

    static ImportView of(Stored<HistoryImport> stored) {
      var body = stored.body();
      return new ImportView(
          stored.id(),
          body.line(),
          body.active(),
          body.rows(),
          body.skipped(),
          body.added(),
          body.unchanged(),
          body.at());
    }
  }

  /**
   * @param contracts versions the file needs, as number@version; 409 until they are here
   * @param onError refuse: one bad row refuses the file; skip: the good rows are taken
   */
  @PostMapping(consumes = "application/x-ndjson")
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> accept(
      Call call,
      @PathVariable String line,
      @RequestParam(defaultValue = "") List<String> contracts,
      @RequestParam(defaultValue = "refuse") String onError,
      @RequestBody String text) {
    if (!List.of("refuse", "skip").contains(onError)) {
      throw Invalid.field("onError", "one-of", onError, "refuse, skip");
    }
    contracts.forEach(contract -> requireVersion(call, contract));
    var made =
        importer.accept(
            call,
            new HistoryImporter.Intake(
                line,
                HistoryImport.FULL,
                () -> HistoryRow.readAll(json, text, line),
                onError.equals("skip")));
    return Answers.created(
        made, "/api/service-lines/" + line + "/imports/" + made.stored().id(), ImportView::of);
  }

  /**
   * Bare dates from another system (profile flat).
   *
   * @param column field=column of the file, for each field whose column has another name
   * @param zone of local times
   * @param datePattern how they are written
   */
  @PostMapping(consumes = "text/csv")
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> acceptDates(
      Call call,
      @PathVariable String line,
      @Valid @ModelAttribute FlatForm form,
      @RequestBody String csv) {
    var made = importer.accept(call, form.intake(line, csv));
    return Answers.created(
        made, "/api/service-lines/" + line + "/imports/" + made.stored().id(), ImportView::of);
  }

  private void requireVersion(Call call, String contract) {
    if (!contract.matches("[^@]+@[1-9]\\d{0,5}")) {
      throw Invalid.field("contracts", "contract-version", contract);
    }
    var at = contract.lastIndexOf('@');
    covers.requireVersion(
        call.hospital(), contract.substring(0, at), Integer.parseInt(contract.substring(at + 1)));
  }

  /** A line's imports, the newest first. */
  @GetMapping
  @PreAuthorize(WRITERS)
  Page<ImportView> list(
      Caller caller,
      @PathVariable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return imports
        .list(caller, new ListQuery(Map.of("line", line), "-at", limit, after, changedSince))
        .map(ImportView::of);
  }

  @GetMapping("/{importId}")
  @PreAuthorize(WRITERS)
  ResponseEntity<ImportView> one(
      Caller caller, @PathVariable String line, @PathVariable String importId) {
    return Answers.found(of(caller, line, importId), ImportView::of);
  }

  /** What was wrong with the rows that were skipped. */
  @GetMapping("/{importId}/errors")
  @PreAuthorize(WRITERS)
  List<HistoryImport.Fault> errors(
      Caller caller, @PathVariable String line, @PathVariable String importId) {
    return of(caller, line, importId).body().faults();
  }

  private Stored<HistoryImport> of(Caller caller, String line, String importId) {
    var found = imports.get(caller, importId);
    if (!found.body().line().equals(line)) {
      throw new NotFound("history-import", importId);
    }
    return found;
  }
}
