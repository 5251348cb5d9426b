package cn.houqin.inventory.transfer;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.NotEnoughAvailable;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.inventory.transfer.Transfer.State;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes transfers from step to step; stock is moved first, then the transfer says so. */
@Component
class Transfers {

  static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final Aggregates<Transfer> transfers;
  private final Stock stock;
  private final Materials materials;
  private final BusinessDays days;

  Transfers(Aggregates<Transfer> transfers, Stock stock, Materials materials, BusinessDays days) {
    this.transfers = transfers;
    this.stock = stock;
    this.materials = materials;
    this.days = days;
  }

  /** Creates it and takes it as far as it goes now. */
  Outcome<Transfer> send(Call call, Transfer requested) {
    if (!lotControlled(call.hospital(), requested.material()) && requested.lot() != null) {
      throw Invalid.field("/lot", "not-lot-controlled", requested.lot());
    }
    var made = transfers.create(call, transfers.newId(call), () -> Change.to(requested.checked()));
    return new Outcome<>(goOn(call, made.stored()), made.replayed());
  }

  /** Confirms that it arrived. */
  Outcome<Transfer> arrive(Call call, String id) {
    var said =
        transfers.change(
            call, id, current -> Change.to(current.body().arriving(call.now().plus(LOOK_AGAIN))));
    return new Outcome<>(goOn(call, said.stored()), said.replayed());
  }

  /** Goes on with one that was cut off between two steps. */
  Change<Transfer> resume(Stored<Transfer> current, Call call) {
    if (!current.body().goesOn()) {
      return Change.to(current.body().lookAgainAt(null));
    }
    return step(call, current, call.now());
  }

  private Stored<Transfer> goOn(Call call, Stored<Transfer> begun) {
    var system = Call.system(call.hospital(), "stock-transfer", call.now());
    var later = call.now().plus(LOOK_AGAIN);
    var stored = begun;
    while (stored.body().goesOn()) {
      stored = transfers.change(system, stored.id(), now -> step(system, now, later)).stored();
    }
    if (stored.body().state() == State.REFUSED) {
      throw refusal(call.hospital(), stored.body());
    }
    return stored;
  }

  private NotEnoughAvailable refusal(String hospital, Transfer refused) {
    var item = new Stock.Item(refused.material(), refused.from());
    return new NotEnoughAvailable(refused.quantity(), stock.available(hospital, item));
  }

  private Change<Transfer> step(Call call, Stored<Transfer> current, Instant lookAgain) {
    var body = current.body();
    return switch (body.state()) {
      case REQUESTED -> leave(call, current, lookAgain);
      case IN_TRANSIT -> body.goesOn() ? takeIn(call, current.id(), body) : Change.to(body);
      case DONE, REFUSED -> Change.to(body);
    };
  }

  private Change<Transfer> leave(Call call, Stored<Transfer> current, Instant lookAgain) {
    var id = current.id();
    var body = current.body();
    var request = movement(id + "~out", body, MovementKind.TRANSFER_OUT, body.requestedAt(), id);
    Optional<Stock.Done> left = moved(call, body, request);
    if (left.isEmpty()) {
      return Change.to(body.refused());
    }
    var out = left.get().movement();
    var sent = body.sent(out.lots(), -out.valueFen(), call.now(), lookAgain);
    return Change.to(sent)
        .announcing(
            new StockEvent.TransferSent(
                id,
                body.material(),
                body.from(),
                body.to(),
                body.quantity().toPlainString(),
                call.now(),
                call.now()));
  }

  private Optional<Stock.Done> moved(Call call, Transfer body, MovementRequest request) {
    try {
      return Optional.of(
          stock.move(call.hospital(), request, lotControlled(call.hospital(), body.material())));
    } catch (NotEnoughAvailable refused) {
      return Optional.empty();
    }
  }

  private Change<Transfer> takeIn(Call call, String id, Transfer body) {
    var sentAt = java.util.Objects.requireNonNull(body.sentAt());
    var request =
        movement(id + "~in", body, MovementKind.TRANSFER_IN, later(sentAt, call.now()), id)
            .carrying(body.lots())
            .worth(body.valueFen());
    stock.move(call.hospital(), on(call, body, request), !body.lots().isEmpty());
    return Change.to(body.done(call.now()))
        .announcing(
            new StockEvent.TransferArrived(
                id,
                body.material(),
                body.from(),
                body.to(),
                body.quantity().toPlainString(),
                call.now(),
                call.now()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What is confirmed arrives that day; else it belongs to the day it left. */
  private MovementRequest on(Call call, Transfer body, MovementRequest request) {
    return body.confirmArrival() ? request.on(days.of(call.hospital(), call.now())) : request;
  }

  private static MovementRequest movement(
      String movement, Transfer body, MovementKind kind, Instant at, String id) {
    var out = kind == MovementKind.TRANSFER_OUT;
    return new MovementRequest(
            movement,
            body.material(),
            out ? body.from() : body.to(),
            kind,
            body.quantity(),
            out ? body.lot() : null,
            null,
            null,
            null,
            body.by(),
            body.occurredOn(),
            at)
        .of("transfer/" + id);
  }

  private boolean lotControlled(String hospital, String material) {
    return materials
        .lotControlled(hospital, material)
        .orElseThrow(() -> Invalid.field("/material", "known-material", material));
  }
}
