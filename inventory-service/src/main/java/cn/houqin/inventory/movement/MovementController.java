package cn.houqin.inventory.movement;

import cn.houqin.inventory.book.Cost;
import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.count.Blindness;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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

/** What comes and goes, and the ledger it makes. */
@RestController
@RequestMapping("/api/stock-movements")
class MovementController {

  private static final String READERS =
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')";
  private static final String WRITERS = "hasAnyRole('PROCUREMENT','INTEGRATOR','ADMINISTRATOR')";

  private final Movements movements;
  private final Stock stock;
  private final Aggregates<Movement> ledger;
  private final MovementKeys keys;
  private final Blindness blindness;

  MovementController(
      Movements movements,
      Stock stock,
      Aggregates<Movement> ledger,
      MovementKeys keys,
      Blindness blindness) {
    this.blindness = blindness;
    this.keys = keys;
    this.movements = movements;
    this.stock = stock;
    this.ledger = ledger;
  }

  /**
   * What came or went.
   *
   * @param quantity a decimal string in the material's unit, above zero (of a count, zero or more)
   * @param unitCostFen of what comes in, in fen with up to 6 decimals; else the moving average
   * @param occurredOn the business day, today if absent
   */
  record MovementForm(
      @NotNull String material,
      @NotNull String store,
      @NotNull MovementKind kind,
      @NotNull String quantity,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      @Nullable String workOrder,
      @Nullable String unitCostFen,
      @Nullable String reason,
      @Nullable LocalDate occurredOn) {

    @Nullable Long valueFen() {
      if (unitCostFen == null) {
        return null;
      }
      if (kind != MovementKind.RECEIPT && kind != MovementKind.ADJUSTMENT_IN) {
        throw Invalid.field("/unitCostFen", "cost-of-receipts", unitCostFen);
      }
      return Cost.at(
          Decimals.read("/unitCostFen", unitCostFen), Decimals.read("/quantity", quantity));
    }
  }

  /** Why a movement is undone. */
  record ReversalForm(@NotNull String reason) {}

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<MovementView> move(Call call, @Valid @RequestBody MovementForm form) {
    return answer(call, MovementKeys.same(call, movements.enter(call, request(call, form))));
  }

  @PostMapping("/{movement}/reversal")
  @PreAuthorize(WRITERS)
  ResponseEntity<MovementView> reverse(
      Call call, @PathVariable String movement, @Valid @RequestBody ReversalForm form) {
    keys.claim(call);
    return answer(call, movements.reverse(call, movement, form.reason()));
  }

  private ResponseEntity<MovementView> answer(Call call, Stock.Done done) {
    var answer =
        ResponseEntity.created(URI.create("/api/stock-movements/" + done.movement().movement()));
    if (done.replayed()) {
      answer.header("Idempotency-Replayed", "true");
    }
    var isBlind = blindness.isBlind(call.caller(), done.movement().store());
    var view = MovementView.of(done.movement());
    return answer.body(isBlind ? view.withoutBook() : view);
  }

  private MovementRequest request(Call call, MovementForm form) {
    return new MovementRequest(
            keys.claim(call),
            form.material(),
            form.store(),
            form.kind(),
            Decimals.read("/quantity", form.quantity()),
            form.lot(),
            form.expiresOn(),
            null,
            form.workOrder(),
            call.caller().subject(),
            movements.day(call, form.occurredOn()),
            call.now())
        .worth(form.valueFen())
        .because(form.reason())
        .askedBy(MovementKeys.digest(call));
  }

  @GetMapping("/{movement}")
  @PreAuthorize(READERS)
  MovementView one(Caller caller, @PathVariable String movement) {
    var found = ledger.get(caller, stock.filed(caller.hospital(), movement)).body();
    blindness.refuseWhoCounts(caller, found.store());
    return MovementView.of(found);
  }

  /** Of a material in a store by number, of a store or of all by time of entry, newest first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<MovementView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String material,
      @RequestParam(required = false) @Nullable String store,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    blindness.refuseWhoCounts(caller, store);
    var filters = new HashMap<String, Object>();
    if (store != null) {
      filters.put("store", store);
    }
    if (material != null) {
      if (store == null) {
        throw Invalid.field("store", "required", null);
      }
      filters.put("material", material);
    }
    var sort = material == null ? "-occurredAt" : "-number";
    return ledger
        .list(caller, new ListQuery(filters, sort, limit, after, changedSince))
        .map(Stored::body)
        .map(MovementView::of);
  }
}
