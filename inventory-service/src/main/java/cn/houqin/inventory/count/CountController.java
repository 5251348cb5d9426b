package cn.houqin.inventory.count;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
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

/** Counts of stores, from the first shelf to the ledger. */
@RestController
@RequestMapping("/api/stock-counts")
class CountController {

  private static final String COUNTERS =
      "hasAnyRole('REQUESTER','PROCUREMENT','SUPERVISOR','LOGISTICS','INTEGRATOR','ADMINISTRATOR')";
  private static final String READERS =
      "hasAnyRole('REQUESTER','PROCUREMENT','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')";
  private static final String OPENERS =
      "hasAnyRole('PROCUREMENT','SUPERVISOR','LOGISTICS','INTEGRATOR','ADMINISTRATOR')";
  private static final String APPROVERS =
      "hasAnyRole('PROCUREMENT','SUPERVISOR','LOGISTICS','FINANCE','ADMINISTRATOR')";

  private final Aggregates<StockCount> stored;
  private final Counts counts;
  private final Stores stores;

  CountController(Aggregates<StockCount> stored, Counts counts, Stores stores) {
    this.stored = stored;
    this.counts = counts;
    this.stores = stores;
  }

  /**
   * Which store is to be counted.
   *
   * @param counters subjects of those who count; to be named where they may read the book otherwise
   */
  record CountForm(
      @NotNull String store,
      @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> counters) {}

  /** What was found on a shelf; {@code countedAt} at most 24 hours ago, now if absent. */
  record LineForm(
      @NotNull String material,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      @NotNull String counted,
      @Nullable Instant countedAt) {}

  @PostMapping
  @PreAuthorize(OPENERS)
  ResponseEntity<CountView> open(Call call, @Valid @RequestBody CountForm form) {
    if (!stores.exists(call.hospital(), form.store())) {
      throw Invalid.field("/store", "known-store", form.store());
    }
    var counters = form.counters() == null ? List.<String>of() : form.counters();
    var opened = StockCount.opened(form.store(), counters, call.caller().subject(), call.now());
    var made = stored.create(call, stored.newId(call), () -> Change.to(opened));
    return Answers.created(
        made,
        "/api/stock-counts/" + made.stored().id(),
        count -> CountView.of(count, call.caller()));
  }

  @PostMapping("/{count}/lines")
  @PreAuthorize(COUNTERS)
  ResponseEntity<CountView> line(
      Call call, @PathVariable String count, @Valid @RequestBody LineForm form) {
    var found =
        new Counts.Found(
            form.material(),
            form.lot(),
            form.expiresOn(),
            Decimals.read("/counted", form.counted()),
            form.countedAt());
    return Answers.done(
        counts.record(call, count, found), line -> CountView.of(line, call.caller()));
  }

  @PostMapping("/{count}/submission")
  @PreAuthorize(COUNTERS)
  ResponseEntity<CountView> submit(Call call, @PathVariable String count) {
    return change(call, count, current -> Change.to(current.body().submitted()));
  }

  @PostMapping("/{count}/return")
  @PreAuthorize(APPROVERS)
  ResponseEntity<CountView> sendBack(Call call, @PathVariable String count) {
    return change(call, count, current -> Change.to(current.body().returned()));
  }

  @PostMapping("/{count}/cancellation")
  @PreAuthorize(OPENERS)
  ResponseEntity<CountView> cancel(Call call, @PathVariable String count) {
    return change(call, count, current -> Change.to(current.body().cancelled()));
  }

  @PostMapping("/{count}/approval")
  @PreAuthorize(APPROVERS)
  ResponseEntity<CountView> approve(Call call, @PathVariable String count) {
    return Answers.done(
        counts.approve(call, count), approved -> CountView.of(approved, call.caller()));
  }

  private ResponseEntity<CountView> change(Call call, String count, Decision<StockCount> decision) {
    return Answers.done(
        stored.change(call, count, decision), changed -> CountView.of(changed, call.caller()));
  }

  @GetMapping("/{count}")
  @PreAuthorize(READERS)
  ResponseEntity<CountView> one(Caller caller, @PathVariable String count) {
    return Answers.found(stored.get(caller, count), found -> CountView.of(found, caller));
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<CountView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String store,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = store == null ? Map.of() : Map.of("store", store);
    return stored
        .list(caller, new ListQuery(filters, "-openedAt", limit, after, changedSince))
        .map(count -> CountView.of(count, caller));
  }
}
