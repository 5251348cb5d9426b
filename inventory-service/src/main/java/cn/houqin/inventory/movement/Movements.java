package cn.houqin.inventory.movement;

import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.idempotency.Identifiers;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Movements that people enter, and the undoing of those that were a mistake. */
@Component
class Movements {

  /** What is entered as a plain movement; transfers and reversals have their own ways in. */
  static final Set<MovementKind> PLAIN =
      EnumSet.complementOf(
          EnumSet.of(MovementKind.TRANSFER_IN, MovementKind.TRANSFER_OUT, MovementKind.REVERSAL));

  private final Stock stock;
  private final Aggregates<Movement> ledger;
  private final Materials materials;
  private final Stores stores;
  private final BusinessDays days;

  Movements(
      Stock stock,
      Aggregates<Movement> ledger,
      Materials materials,
      Stores stores,
      BusinessDays days) {
    this.stock = stock;
    this.ledger = ledger;
    this.materials = materials;
    this.stores = stores;
    this.days = days;
  }

  /** The day the movement is declared for, or today. */
  LocalDate day(Call call, @Nullable LocalDate declared) {
    return days.declared(call.hospital(), declared, call.now());
  }

  Stock.Done enter(Call call, MovementRequest request) {
    if (!PLAIN.contains(request.kind())) {
      throw Invalid.field("/kind", "one-of", request.kind(), PLAIN);
    }
    if (request.kind() == MovementKind.COUNT) {
      refusePlainCount(call);
    }
    var lotControlled =
        materials
            .lotControlled(call.hospital(), request.material())
            .orElseThrow(() -> Invalid.field("/material", "known-material", request.material()));
    if (!stores.exists(call.hospital(), request.store())) {
      throw Invalid.field("/store", "known-store", request.store());
    }
    return stock.move(call.hospital(), request, lotControlled);
  }

  /** A count of the past comes from another system; a new one is blind, and approved. */
  private void refusePlainCount(Call call) {
    if (!call.caller().is(Role.INTEGRATOR) || !days.isMigrating(call.hospital())) {
      throw new Forbidden("counts-are-documents");
    }
  }

  /** Undoes a movement by its opposite, once; the mistake stays as it is. */
  Stock.Done reverse(Call call, String id, String reason) {
    var mistake = ledger.get(call.caller(), stock.filed(call.hospital(), id)).body();
    if (mistake.source() != null || mistake.kind() == MovementKind.COUNT) {
      throw new NotReversible(id, mistake.kind(), mistake.source());
    }
    var request =
        MovementRequest.reversal(mistake, call.caller().subject(), day(call, null), call.now())
            .because(reason)
            .askedBy(Repeat.digest(call));
    var done = stock.move(call.hospital(), request, !mistake.lots().isEmpty());
    if (done.replayed() && !Repeat.digest(call).equals(done.movement().digest())) {
      throw new AlreadyReversed(id);
    }
    return done;
  }

  /** By what a repeated reversal is told from a second one: who, the key and the body. */
  private static final class Repeat {
    static String digest(Call call) {
      return call.key() == null
          ? Identifiers.newId(call)
          : Identifiers.newId(call) + call.bodyDigest();
    }
  }
}
