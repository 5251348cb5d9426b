package cn.houqin.inventory.reservation;

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
import java.math.BigDecimal;
import java.time.Instant;
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

/** Reservations of orders' parts. They are made by the order's request, and issued here. */
@RestController
@RequestMapping("/api/reservations")
class ReservationController {

  private static final String READERS =
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','AUDITOR','INTEGRATOR',"
          + "'ADMINISTRATOR')";
  private static final String KEEPERS = "hasAnyRole('PROCUREMENT','INTEGRATOR','ADMINISTRATOR')";

  private final Aggregates<Reservation> stored;
  private final Reservations reservations;

  ReservationController(Aggregates<Reservation> stored, Reservations reservations) {
    this.stored = stored;
    this.reservations = reservations;
  }

  /**
   * A reservation as it stands.
   *
   * @param costFen what was given out and did not come back costs; null before
   */
  record ReservationView(
      String reservation,
      String workOrder,
      String line,
      String request,
      String material,
      String store,
      String quantity,
      String returned,
      Reservation.State state,
      @Nullable Long costFen,
      Instant requestedAt) {

    static ReservationView of(Stored<Reservation> stored) {
      var body = stored.body();
      return new ReservationView(
          stored.id(),
          body.workOrder(),
          body.line(),
          body.request(),
          body.material(),
          body.store(),
          body.quantity().toPlainString(),
          body.back().sum().toPlainString(),
          body.state(),
          body.issue() == null ? null : body.back().usedFen(),
          body.requestedAt());
    }
  }

  /** What comes back unused; a decimal string above zero. */
  record ReturnForm(@NotNull String quantity, @Nullable String lot) {}

  @PostMapping("/{reservation}/issue")
  @PreAuthorize(KEEPERS)
  ResponseEntity<ReservationView> issue(Call call, @PathVariable String reservation) {
    return Answers.done(reservations.issue(call, reservation), ReservationView::of);
  }

  @PostMapping("/{reservation}/return")
  @PreAuthorize(KEEPERS)
  ResponseEntity<ReservationView> takeBack(
      Call call, @PathVariable String reservation, @Valid @RequestBody ReturnForm form) {
    if (!form.quantity().matches("\\d{1,15}(\\.\\d{1,6})?")
        || new BigDecimal(form.quantity()).signum() == 0) {
      throw Invalid.field("/quantity", "decimal", form.quantity());
    }
    return Answers.done(
        reservations.takeBack(call, reservation, new BigDecimal(form.quantity()), form.lot()),
        ReservationView::of);
  }

  /** What did not come back is used; of a closed order that is so by itself. */
  @PostMapping("/{reservation}/use")
  @PreAuthorize(KEEPERS)
  ResponseEntity<ReservationView> use(Call call, @PathVariable String reservation) {
    return Answers.done(reservations.use(call, reservation), ReservationView::of);
  }

  @GetMapping("/{reservation}")
  @PreAuthorize(READERS)
  ResponseEntity<ReservationView> one(Caller caller, @PathVariable String reservation) {
    return Answers.found(stored.get(caller, reservation), ReservationView::of);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<ReservationView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String workOrder,
      @RequestParam(required = false) Reservation.@Nullable State state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (workOrder != null) {
      filters.put("workOrder", workOrder);
    } else if (state != null) {
      filters.put("state", state.name());
    }
    return stored
        .list(caller, new ListQuery(filters, "requestedAt", limit, after, changedSince))
        .map(ReservationView::of);
  }
}
