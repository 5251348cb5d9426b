package cn.houqin.inventory.movement;

import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.idempotency.Identifiers;
import cn.houqin.platform.idempotency.Repeats;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which body an idempotency key of a movement stands for. A balance knows the movements of its own
 * material and store only, and a key used again may name others: so the key is claimed first. Once
 * the movement stands in the ledger, its entry says it for life; the claim is dropped after a day.
 */
@Component
class MovementKeys {

  static final String COLLECTION = "movement_keys";

  private final Aggregates<Claim> claims;

  MovementKeys(AggregateStore store) {
    this.claims =
        store.of(
            new AggregateType<>(
                "movement-key",
                COLLECTION,
                Claim.class,
                new Publication.None<>(),
                new VendorScope.Nobody(),
                List.of()));
  }

  /** How long a claim is kept; a movement is filed into the ledger within seconds. */
  @Configuration(proxyBeanMethods = false)
  static class Expiry {

    private static final long DAYS = 1;

    @Bean
    SmartInitializingSingleton movementKeyExpiry(MongoTemplate mongo) {
      return () ->
          mongo
              .getCollection(COLLECTION)
              .createIndex(
                  new Document("changedAt", 1),
                  new IndexOptions().expireAfter(DAYS, TimeUnit.DAYS));
    }
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

  /** What a repeat is told from another movement by; null without a key. */
  static @Nullable String digest(Call call) {
    return call.key() == null ? null : call.bodyDigest();
  }

  /** 422 if the ledger's entry was made by the same key with another body. */
  static Stock.Done same(Call call, Stock.Done done) {
    var digest = done.movement().digest();
    if (done.replayed() && digest != null) {
      Repeats.refuseAnotherBody(call, digest);
    }
    return done;
  }
}
