package cn.houqin.inventory.reservation;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.inventory.reservation.Reservation.State;
import cn.houqin.inventory.stock.MovementKind;
import cn.houqin.inventory.stock.MovementRequest;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happens to reservations. Stock is changed first, then the reservation says so; both may be
 * repeated.
 */
@Component
class Reservations {

  private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);
  static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  private final Aggregates<Reservation> reservations;
  private final Stock stock;

  Reservations(Aggregates<Reservation> reservations, Stock stock) {
    this.reservations = reservations;
    this.stock = stock;
  }

  /** Reserves a part, or marks it short. */
  void request(Call call, String workOrder, String line, String request, WorkOrderEvent.Part part) {
    var id = Reservation.idOf(request, part.material(), part.store());
    if (reservations.find(call.hospital(), id).isPresent()) {
      return;
    }
    var quantity = new BigDecimal(part.quantity());
    var short_ = stock.hold(call.hospital(), part.material(), part.store(), id, quantity);
    var state = short_.isEmpty() ? State.RESERVED : State.SHORT;
    var body =
        new Reservation(
            workOrder,
            line,
            request,
            part.material(),
            part.store(),
            quantity,
            state,
            BigDecimal.ZERO,
            call.now(),
            state == State.SHORT ? call.now().plus(ASK_AGAIN) : null);
    try {
      reservations.create(
          call,
          id,
          () -> Change.to(body).announcing(announced(id, body, short_.orElse(null), call)));
    } catch (AlreadyExists requestedBefore) {
      LOG.debug("Reservation {} was made before", id);
    }
  }

  /** Tries again to reserve what was short. */
  Change<Reservation> retry(Stored<Reservation> current, Call call) {
    var body = current.body();
    if (body.state() != State.SHORT) {
      return Change.to(body.in(body.state(), null));
    }
    var missing =
        stock.hold(call.hospital(), body.material(), body.store(), current.id(), body.quantity());
    if (missing.isPresent()) {
      return Change.to(body.in(State.SHORT, call.now().plus(ASK_AGAIN)));
    }
    var reserved = body.in(State.RESERVED, null);
    return Change.to(reserved).announcing(announced(current.id(), reserved, null, call));
  }

  /** Gives the reserved parts out; the store loses them. */
  Outcome<Reservation> issue(Call call, String id, boolean lotControlled) {
    var found = reservations.get(call.caller(), id);
    if (found.body().state() != State.ISSUED) {
      var body = found.body().mustBe("issue", State.RESERVED);
      stock.move(
          call.hospital(),
          movement(call, id, body, MovementKind.ISSUE, body.quantity(), null),
          lotControlled);
    }
    return reservations.change(
        call,
        id,
        current -> {
          var body = current.body().mustBe("issue", State.RESERVED).in(State.ISSUED, null);
          return Change.to(body)
              .announcing(
                  new StockEvent.Issued(
                      id,
                      body.workOrder(),
                      body.request(),
                      body.material(),
                      body.store(),
                      body.quantity().toPlainString(),
                      call.now()));
        });
  }

  /** Takes unused parts back. */
  Outcome<Reservation> takeBack(
      Call call, String id, BigDecimal quantity, @Nullable String lot, boolean lotControlled) {
    var body = reservations.get(call.caller(), id).body();
    body.mustBe("return", State.ISSUED, State.RETURNED);
    if (body.returned().add(quantity).compareTo(body.quantity()) > 0) {
      throw Invalid.field(
          "/quantity",
          "at-most-issued",
          quantity.toPlainString(),
          body.quantity().subtract(body.returned()).toPlainString());
    }
    var outcome =
        reservations.change(
            call,
            id,
            current -> {
              var now = current.body().mustBe("return", State.ISSUED, State.RETURNED);
              return Change.to(now.withReturned(quantity));
            });
    var request =
        movement(
            call,
            id + "~returned~" + outcome.stored().body().returned().toPlainString(),
            body,
            MovementKind.RETURN,
            quantity,
            lot);
    stock.move(call.hospital(), request, lotControlled);
    return outcome;
  }

  /** Frees what an ended order still holds. */
  void release(Call call, String id, String reason) {
    var found = reservations.find(call.hospital(), id).orElseThrow();
    var body = found.body();
    stock.release(call.hospital(), body.material(), body.store(), id);
    if (body.state() != State.RESERVED && body.state() != State.SHORT) {
      return;
    }
    reservations.change(
        call,
        id,
        current -> {
          var now = current.body();
          if (now.state() != State.RESERVED && now.state() != State.SHORT) {
            return Change.to(now);
          }
          return Change.to(now.in(State.RELEASED, null))
              .announcing(
                  new StockEvent.Released(
                      id,
                      now.workOrder(),
                      now.request(),
                      now.material(),
                      now.store(),
                      now.quantity().toPlainString(),
                      reason,
                      call.now()));
        });
  }

  private static StockEvent announced(
      String id, Reservation body, @Nullable BigDecimal available, Call call) {
    return available == null
        ? new StockEvent.Reserved(
            id,
            body.workOrder(),
            body.request(),
            body.material(),
            body.store(),
            body.quantity().toPlainString(),
            call.now())
        : new StockEvent.Short(
            id,
            body.workOrder(),
            body.request(),
            body.material(),
            body.store(),
            body.quantity().toPlainString(),
            available.toPlainString(),
            call.now());
  }

  private static MovementRequest movement(
      Call call,
      String movement,
      Reservation body,
      MovementKind kind,
      BigDecimal quantity,
      @Nullable String lot) {
    return new MovementRequest(
        movement,
        body.material(),
        body.store(),
        kind,
        quantity,
        lot,
        null,
        kind == MovementKind.ISSUE ? movement : null,
        body.workOrder(),
        call.caller().subject(),
        LocalDate.ofInstant(call.now(), ZoneOffset.UTC),
        call.now());
  }
}
