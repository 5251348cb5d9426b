package cn.houqin.inventory.movement;

import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.idempotency.Identifiers;
import cn.houqin.platform.idempotency.Repeats;
import cn.houqin.platform.time.MachineTime;
import cn.houqin.platform.together.Together;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
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

  private final MongoTemplate mongo;
  private final Together<Document, Optional<Document>> claims = new Together<>(this::insert);

  MovementKeys(MongoTemplate mongo) {
    this.mongo = mongo;
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

  /** The id of the movement this call asks for; 422 if its key was used with another body. */
  String claim(Call call) {
    var movement = Identifiers.newId(call);
    if (call.key() != null) {
      claim(call, movement);
    }
    return movement;
  }

  private void claim(Call call, String movement) {
    var claim =
        new Document("_id", Envelope.key(call.hospital(), movement))
            .append(Envelope.HOSPITAL, call.hospital())
            .append(Envelope.CREATED_BY, Repeats.createdBy(call))
            .append(Envelope.CHANGED_AT, Date.from(MachineTime.now()));
    claims.ask(claim).ifPresent(first -> Repeats.isCreation(call, first));
  }

  /** Of each the claim that was there before, if any. */
  private List<Optional<Document>> insert(List<Document> all) {
    var stored = mongo.getCollection(COLLECTION);
    try {
      stored.insertMany(all, new InsertManyOptions().ordered(false));
      return Collections.nCopies(all.size(), Optional.empty());
    } catch (MongoBulkWriteException refused) {
      var errors = refused.getWriteErrors();
      if (refused.getWriteConcernError() != null
          || errors.stream().anyMatch(e -> e.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw refused;
      }
      var before =
          new ArrayList<Optional<Document>>(Collections.nCopies(all.size(), Optional.empty()));
      for (var error : errors) {
        var id = new Document("_id", all.get(error.getIndex()).get("_id"));
        before.set(error.getIndex(), Optional.ofNullable(stored.find(id).first()));
      }
      return before;
    }
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
