package cn.houqin.inventory.movement;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.idempotency.Identifiers;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which body an idempotency key of a movement stands for. A balance knows the movements of its own
 * material and store only, and a key used again may name others: so the key is claimed first.
 */
@Component
class MovementKeys {

  private final Aggregates<Claim> claims;

  MovementKeys(AggregateStore store) {
    this.claims =
        store.of(
            new AggregateType<>(
                "movement-key",
                "movement_keys",
                Claim.class,
                new Publication.None<>(),
                new VendorScope.Nobody(),
                List.of()));
  }

  /** The movement that a key was used for. */
  record Claim(String movement) {}

  /** The id of the movement this call asks for; 422 if its key was used with another body. */
  String claim(Call call) {
    var movement = Identifiers.newId(call);
    if (call.key() != null) {
      claims.create(call, movement, () -> Change.to(new Claim(movement)));
    }
    return movement;
  }
}
