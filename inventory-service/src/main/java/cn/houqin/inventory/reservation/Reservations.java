package cn.houqin.inventory.reservation;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.stock.Holds;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is asked of reservations. A command is recorded first, then carried out on the stock at once
 * ({@link Fulfilment}); where that is cut off, the reservation's timer carries it out.
 */
@Component
class Reservations {

  private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);

  private final Aggregates<Reservation> reservations;
  private final Fulfilment fulfilment;
  private final Holds holds;
  private final Materials materials;
  private final Stores stores;

  Reservations(
      Aggregates<Reservation> reservations,
      Fulfilment fulfilment,
      Holds holds,
      Materials materials,
      Stores stores) {
    this.reservations = reservations;
    this.fulfilment = fulfilment;
    this.holds = holds;
    this.materials = materials;
    this.stores = stores;
  }

  /** Reserves a part, or marks it short; what nobody keeps anywhere is released at once. */
  void request(Call call, String workOrder, String line, String request, WorkOrderEvent.Part part) {
    var id = Reservation.idOf(request, part.material(), part.store());
    if (reservations.find(call.hospital(), id).isPresent()) {
      return;
    }
    var asked =
        Reservation.asked(
            new Reservation.Wanted(
                workOrder,
                line,
                request,
                part.material(),
                part.store(),
                new BigDecimal(part.quantity())),
            call.now());
    try {
      reservations.create(call, id, () -> answered(call, id, asked));
    } catch (AlreadyExists requestedBefore) {
      LOG.debug("Reservation {} was made before", id);
    }
  }

  private Change<Reservation> answered(Call call, String id, Reservation asked) {
    var told = new Told(id, asked, call.now());
    if (!stores.exists(call.hospital(), asked.store())) {
      return Change.to(asked.in(Reservation.State.RELEASED, null))
          .announcing(told.released("no store " + asked.store()));
    }
    if (materials.lotControlled(call.hospital(), asked.material()).isEmpty()) {
      return Change.to(asked.in(Reservation.State.RELEASED, null))
          .announcing(told.released("no material " + asked.material()));
    }
    var available =
        holds.hold(call.hospital(), asked.material(), asked.store(), id, asked.quantity());
    return available
        .map(some -> Change.to(asked.stillShort(call.now())).announcing(told.missing(some)))
        .orElseGet(
            () ->
                Change.to(asked.in(Reservation.State.RESERVED, null)).announcing(told.reserved()));
  }

  /** Gives the reserved parts out; the store loses them. */
  Outcome<Reservation> issue(Call call, String id) {
    var asked =
        reservations.change(
            call,
            id,
            current -> Change.to(current.body().issuing(call.caller().subject(), call.now())));
    var done = carriedOut(call, asked);
    if (done.stored().body().state() == Reservation.State.RESERVED) {
      throw new NothingToIssue(done.stored().body());
    }
    return done;
  }

  /** Takes unused parts back; the store has them again. */
  Outcome<Reservation> takeBack(Call call, String id, BigDecimal quantity, @Nullable String lot) {
    var recorded =
        reservations.change(
            call,
            id,
            current ->
                Change.to(
                    current.body().returning(quantity, lot, call.caller().subject(), call.now())));
    return carriedOut(call, recorded);
  }

  /** What was given out and did not come back is used. */
  Outcome<Reservation> use(Call call, String id) {
    return reservations.change(call, id, current -> fulfilment.used(current, call));
  }

  /** Lets go of what an ended order does not have yet; of a closed one, the rest is used. */
  void end(Call call, String id, String reason, boolean isClosed) {
    var freed =
        reservations.change(
            call,
            id,
            current -> {
              var body = current.body();
              if (body.isFree()) {
                return Change.to(body.releasing(reason, call.now()));
              }
              return isClosed && body.state() != Reservation.State.RELEASED
                  ? fulfilment.closed(current, call)
                  : Change.to(body);
            });
    carriedOut(call, freed);
  }

  /** Stock came: looks whether it suffices now. */
  void lookAgain(Call call, String id) {
    reservations.change(call, id, current -> fulfilment.carryOn(current, call));
  }

  private Outcome<Reservation> carriedOut(Call call, Outcome<Reservation> recorded) {
    var due = recorded.stored().body().nextTimerAt();
    if (due == null || due.isAfter(call.now())) {
      return recorded;
    }
    var now = Call.system(call.hospital(), "reservation", call.now());
    var done =
        reservations.change(
            now, recorded.stored().id(), current -> fulfilment.carryOn(current, now));
    return new Outcome<>(done.stored(), recorded.replayed());
  }
}
