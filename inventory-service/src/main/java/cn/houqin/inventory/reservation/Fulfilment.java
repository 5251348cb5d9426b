package cn.houqin.inventory.reservation;

import cn.houqin.events.Event;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.NotEnoughAvailable;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.stock.Holds;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out on the stock what a reservation has recorded. Movements have ids made from the
 * reservation's, and holds bear its name: whoever carries it out again, or at the same time, leaves
 * the same.
 */
@Component
class Fulfilment {

  private final Stock stock;
  private final Holds holds;
  private final Materials materials;
  private final BusinessDays days;

  Fulfilment(Stock stock, Holds holds, Materials materials, BusinessDays days) {
    this.days = days;
    this.stock = stock;
    this.holds = holds;
    this.materials = materials;
  }

  /** What is left to do. */
  Change<Reservation> carryOn(Stored<Reservation> current, Call call) {
    return switch (current.body().state()) {
      case SHORT -> reserve(current, call);
      case ISSUING -> issue(current, call);
      case ISSUED -> takeBack(current, call);
      case RELEASED -> letGo(current, call);
      case RESERVED, RETURNED, USED -> Change.to(current.body().done());
    };
  }

  private Change<Reservation> reserve(Stored<Reservation> current, Call call) {
    var body = current.body();
    var missing =
        holds.hold(
            current.hospital(), body.material(), body.store(), current.id(), body.quantity());
    if (missing.isPresent()) {
      return Change.to(body.done());
    }
    return Change.to(body.in(Reservation.State.RESERVED, null))
        .announcing(new Told(current.id(), body, call.now()).reserved());
  }

  /**
   * Told only once the store holds nothing, so that who waits for it can be woken by that. A hold
   * decided before the release may be made after it, so it is looked at once more.
   */
  private Change<Reservation> letGo(Stored<Reservation> current, Call call) {
    var body = current.body();
    holds.release(current.hospital(), body.material(), body.store(), current.id());
    var release = body.release();
    return release == null || release.isFree()
        ? Change.to(body.done())
        : Change.to(body.freed(release, call.now()))
            .announcing(new Told(current.id(), body, call.now()).released(release.reason()));
  }

  /** Where lots expired meanwhile, it stays reserved. */
  private Change<Reservation> issue(Stored<Reservation> current, Call call) {
    var body = current.body();
    var asked = body.given();
    var lotControlled = materials.lotControlledAtAll(current.hospital(), body.material());
    var moving = new Moving(current.id(), MovementKind.ISSUE, body.quantity(), asked.by(), null);
    var request = movement(current, call, moving);
    try {
      var done = stock.move(current.hospital(), request, lotControlled).movement();
      var issued = body.issued(Math.abs(done.valueFen()), done.lots());
      return Change.to(issued).announcing(new Told(current.id(), issued, call.now()).issued());
    } catch (NotEnoughAvailable expired) {
      return Change.to(body.in(Reservation.State.RESERVED, null));
    }
  }

  private Change<Reservation> takeBack(Stored<Reservation> current, Call call) {
    var body = current.body();
    var events = new ArrayList<StockEvent>();
    for (var next = body.back().next(); next.isPresent(); next = body.back().next()) {
      var number = next.get();
      var back = body.returns().get(number - 1);
      var cost = body.back().shareOf(number);
      var moving =
          new Moving(
              current.id() + "~returned~" + number,
              MovementKind.RETURN,
              back.quantity(),
              back.by(),
              back.lot());
      var request = movement(current, call, moving).worth(cost);
      stock.move(current.hospital(), request, !body.given().lots().isEmpty());
      body = body.moved(number, cost);
      events.add(new Told(current.id(), body, call.now()).returned(number));
    }
    return Change.to(body.done()).announcing(events);
  }

  /** The rest is used: what is on its way back first, then the end. */
  Change<Reservation> used(Stored<Reservation> current, Call call) {
    current.body().mustBe("use", Reservation.State.ISSUED);
    var back = takeBack(current, call);
    var body = back.next();
    if (body.state() != Reservation.State.ISSUED) {
      return back;
    }
    var used = body.in(Reservation.State.USED, null);
    return new Change<>(used, back.events(), back.notices(), back.reason())
        .announcing(new Told(current.id(), used, call.now()).used());
  }

  /** Of a closed order the rest is used, also where the issue itself was cut off. */
  Change<Reservation> closed(Stored<Reservation> current, Call call) {
    return switch (current.body().state()) {
      case ISSUED -> used(current, call);
      case ISSUING -> {
        var issued = issue(current, call);
        if (issued.next().state() != Reservation.State.ISSUED) {
          yield Change.to(current.body());
        }
        var after =
            used(
                new Stored<>(current.hospital(), current.id(), current.version(), issued.next()),
                call);
        var events = new ArrayList<Event>(issued.events());
        events.addAll(after.events());
        yield Change.to(after.next()).announcing(events);
      }
      case RESERVED, SHORT, RETURNED, USED, RELEASED -> Change.to(current.body());
    };
  }

  /** What is moved, and by whom. */
  private record Moving(
      String movement, MovementKind kind, BigDecimal quantity, String by, @Nullable String lot) {}

  /** Dated when it is carried out: a count may have been taken since it was recorded. */
  private MovementRequest movement(Stored<Reservation> current, Call call, Moving moving) {
    var body = current.body();
    return new MovementRequest(
            moving.movement(),
            body.material(),
            body.store(),
            moving.kind(),
            moving.quantity(),
            moving.lot(),
            null,
            moving.kind() == MovementKind.ISSUE ? current.id() : null,
            body.workOrder(),
            moving.by(),
            days.of(current.hospital(), call.now()),
            call.now())
        .of("reservation/" + current.id());
  }
}
