package cn.houqin.inventory.transfer;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.book.Movement.LotQuantity;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Transfers between stores. */
@RestController
@RequestMapping("/api/stock-transfers")
class TransferController {

  private static final String READERS =
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')";
  private static final String WRITERS = "hasAnyRole('PROCUREMENT','INTEGRATOR','ADMINISTRATOR')";

  private final Aggregates<Transfer> stored;
  private final Transfers transfers;
  private final Stores stores;
  private final BusinessDays days;

  TransferController(
      Aggregates<Transfer> stored, Transfers transfers, Stores stores, BusinessDays days) {
    this.stored = stored;
    this.transfers = transfers;
    this.stores = stores;
    this.days = days;
  }

  /** What is to go where; with {@code confirmArrival} it is in transit until it is confirmed. */
  record TransferForm(
      @NotNull String material,
      @NotNull String from,
      @NotNull String to,
      @NotNull String quantity,
      @Nullable String lot,
      @Nullable Boolean confirmArrival,
      @Nullable LocalDate occurredOn) {}

  /** A transfer as it stands. */
  record TransferView(
      String transfer,
      String material,
      String from,
      String to,
      String quantity,
      Transfer.State state,
      List<LotQuantity> lots,
      long valueFen,
      String by,
      Instant requestedAt,
      @Nullable Instant sentAt,
      @Nullable Instant arrivedAt) {

    static TransferView of(Stored<Transfer> stored) {
      var body = stored.body();
      return new TransferView(
          stored.id(),
          body.material(),
          body.from(),
          body.to(),
          Decimals.text(body.quantity()),
          body.state(),
          body.lots(),
          body.valueFen(),
          body.by(),
          body.requestedAt(),
          body.sentAt(),
          body.arrivedAt());
    }
  }

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<TransferView> send(Call call, @Valid @RequestBody TransferForm form) {
    known(call, "/from", form.from());
    known(call, "/to", form.to());
    var requested =
        new Transfer(
            form.material(),
            form.from(),
            form.to(),
            Decimals.read("/quantity", form.quantity()),
            form.lot(),
            Boolean.TRUE.equals(form.confirmArrival()),
            false,
            Transfer.State.REQUESTED,
            List.of(),
            0,
            days.declared(call.hospital(), form.occurredOn(), call.now()),
            call.caller().subject(),
            call.now(),
            null,
            null,
            call.now().plus(Transfers.LOOK_AGAIN));
    var sent = transfers.send(call, requested);
    return Answers.created(sent, "/api/stock-transfers/" + sent.stored().id(), TransferView::of);
  }

  private void known(Call call, String pointer, String store) {
    if (!stores.exists(call.hospital(), store)) {
      throw Invalid.field(pointer, "known-store", store);
    }
  }

  @PostMapping("/{transfer}/arrival")
  @PreAuthorize(WRITERS)
  ResponseEntity<TransferView> arrive(Call call, @PathVariable String transfer) {
    return Answers.done(transfers.arrive(call, transfer), TransferView::of);
  }

  @GetMapping("/{transfer}")
  @PreAuthorize(READERS)
  ResponseEntity<TransferView> one(Caller caller, @PathVariable String transfer) {
    return Answers.found(stored.get(caller, transfer), TransferView::of);
  }

  /** Newest first; of one state, or from or to one store. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<TransferView> list(
      Caller caller,
      @RequestParam(required = false) Transfer.@Nullable State state,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var filters = new HashMap<String, Object>();
    Stream.of(entry("state", state), entry("from", from), entry("to", to))
        .filter(given -> given.getValue().isPresent())
        .forEach(given -> filters.put(given.getKey(), given.getValue().get().toString()));
    if (filters.size() > 1) {
      throw Invalid.field("state", "one-filter", filters.keySet());
    }
    return stored
        .list(caller, new ListQuery(filters, "-requestedAt", limit, after, changedSince))
        .map(TransferView::of);
  }

  private static Map.Entry<String, Optional<Object>> entry(String name, @Nullable Object value) {
    return Map.entry(name, Optional.ofNullable(value));
  }
}
