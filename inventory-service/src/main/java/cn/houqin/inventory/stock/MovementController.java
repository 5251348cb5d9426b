package cn.houqin.inventory.stock;

import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Receipts, issues and returns, and the ledger they make. */
@RestController
@RequestMapping("/api/stock-movements")
class MovementController {

  private static final String READERS =
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')";

  private final Stock stock;
  private final Aggregates<Movement> ledger;
  private final Materials materials;
  private final Stores stores;

  MovementController(Stock stock, Aggregates<Movement> ledger, Materials materials, Stores stores) {
    this.stock = stock;
    this.ledger = ledger;
    this.materials = materials;
    this.stores = stores;
  }

  /** What came or went; the quantity is a decimal string in the material's unit, above zero. */
  record MovementForm(
      @NotNull String material,
      @NotNull String store,
      @NotNull MovementKind kind,
      @NotNull String quantity,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      @Nullable String workOrder) {}

  /** An entry of the ledger. */
  record MovementView(
      String movement,
      String material,
      String store,
      MovementKind kind,
      String quantity,
      String onHandAfter,
      long number,
      List<Part> lots,
      @Nullable String workOrder,
      String by,
      Instant occurredAt) {

    static MovementView of(Movement m) {
      return new MovementView(
          m.movement(),
          m.material(),
          m.store(),
          m.kind(),
          StockController.text(m.quantity()),
          StockController.text(m.onHandAfter()),
          m.number(),
          m.lots().stream()
              .map(lot -> new Part(lot.lot(), StockController.text(lot.quantity())))
              .toList(),
          m.workOrder(),
          m.by(),
          m.occurredAt());
    }
  }

  /** Part of a movement in one lot. */
  record Part(String lot, String quantity) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('PROCUREMENT','INTEGRATOR','ADMINISTRATOR')")
  ResponseEntity<MovementView> move(Call call, @Valid @RequestBody MovementForm form) {
    var lotControlled =
        materials
            .lotControlled(call.hospital(), form.material())
            .orElseThrow(() -> Invalid.field("/material", "known-material", form.material()));
    if (!stores.exists(call.hospital(), form.store())) {
      throw Invalid.field("/store", "known-store", form.store());
    }
    var done = stock.move(call.hospital(), request(call, form), lotControlled);
    var answer =
        ResponseEntity.created(URI.create("/api/stock-movements/" + done.movement().movement()));
    if (done.replayed()) {
      answer.header("Idempotency-Replayed", "true");
    }
    return answer.body(MovementView.of(done.movement()));
  }

  private MovementRequest request(Call call, MovementForm form) {
    return new MovementRequest(
        ledger.newId(call),
        form.material(),
        form.store(),
        form.kind(),
        quantity(form.quantity()),
        form.lot(),
        form.expiresOn(),
        null,
        form.workOrder(),
        call.caller().subject(),
        LocalDate.ofInstant(call.now(), ZoneOffset.UTC),
        call.now());
  }

  static BigDecimal quantity(String text) {
    if (!text.matches("\\d{1,15}(\\.\\d{1,6})?")) {
      throw Invalid.field("/quantity", "decimal", text);
    }
    return new BigDecimal(text);
  }

  @GetMapping("/{movement}")
  @PreAuthorize(READERS)
  MovementView one(Caller caller, @PathVariable String movement) {
    return MovementView.of(ledger.get(caller, movement).body());
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<MovementView> list(
      Caller caller,
      @RequestParam String material,
      @RequestParam String store,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var filters = Map.<String, Object>of("material", material, "store", store);
    return ledger
        .list(caller, new ListQuery(filters, "-number", limit, after, changedSince))
        .map(Stored::body)
        .map(MovementView::of);
  }
}
