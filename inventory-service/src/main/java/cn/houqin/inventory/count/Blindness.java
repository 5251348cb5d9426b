package cn.houqin.inventory.count;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.Recent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Who counts a store does not read its book until the count is posted or cancelled, whatever else
 * that person may do with stock.
 */
@Component
public class Blindness {

  private static final int MOST_STORES = 1_000;

  private final MongoTemplate mongo;
  private final String collection;
  private final Recent<Set<String>> counting = new Recent<>();

  Blindness(MongoTemplate mongo, Aggregates<StockCount> counts, MongoAggregateStore store) {
    this.mongo = mongo;
    this.collection = counts.type().collection();
    store.onWrite(
        type -> {
          if (type.name().equals(counts.type().name())) {
            counting.changed();
          }
        });
  }

  /** Whether a person may read books of stock where nothing is being counted. */
  static boolean readsTheBook(Caller caller) {
    return !caller.roles().equals(Set.of(Role.REQUESTER));
  }

  /**
   * Refuses the book of a store to who counts there (403).
   *
   * @param store null for all: refused to who counts anywhere
   */
  public void refuseWhoCounts(Caller caller, @Nullable String store) {
    var counted = countedBy(caller);
    if (store == null ? !counted.isEmpty() : counted.contains(store)) {
      throw new Forbidden("count-is-blind");
    }
  }

  /** Whether that person counts there. */
  public boolean isBlind(Caller caller, String store) {
    return countedBy(caller).contains(store);
  }

  /** Asked with every movement: kept for a second, unless this instance changes a count. */
  private Set<String> countedBy(Caller caller) {
    return counting
        .get(caller.hospital() + "/" + caller.subject(), () -> Optional.of(read(caller)))
        .orElseThrow();
  }

  private Set<String> read(Caller caller) {
    var filter =
        new Document("hospital", caller.hospital())
            .append("live", true)
            .append(
                "$or",
                List.of(
                    new Document("counters", caller.subject()),
                    new Document("lines.countedBy", caller.subject())));
    var stores = new TreeSet<String>();
    mongo
        .getCollection(collection)
        .find(filter)
        .projection(new Document("store", 1))
        .sort(new Document("store", 1))
        .limit(MOST_STORES)
        .forEach(count -> stores.add(count.getString("store")));
    return stores;
  }
}
