package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Balance documents in pages: of a store by material, or in the order of their last change. */
@Component
class Balances {

  private static final int MOST = 200;

  private final MongoTemplate mongo;

  Balances(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  static void refuseBeyondBounds(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Invalid.field("limit", "between", limit, 1, MOST);
    }
  }

  /** After a material, in the order of materials. */
  Page<StockItem> byMaterial(String hospital, String store, int limit, @Nullable String after) {
    refuseBeyondBounds(limit);
    var filter = of(hospital, store);
    if (after != null) {
      filter.append("material", new Document("$gt", after));
    }
    return page(filter, new Document("material", 1), limit, last -> last.getString("material"));
  }

  /** The one of a material, if it ever moved. */
  Page<StockItem> one(String hospital, String store, String material) {
    var filter = of(hospital, store).append("material", material);
    return page(filter, new Document("material", 1), 1, _ -> "");
  }

  /** Those changed since an instant, reservations included. */
  Page<StockItem> changedSince(
      String hospital, String store, Instant since, int limit, @Nullable String after) {
    refuseBeyondBounds(limit);
    var filter = of(hospital, store).append("changedAt", new Document("$gte", Date.from(since)));
    if (after != null) {
      var position = Moment.of(after);
      var at = Date.from(position.at());
      filter =
          of(hospital, store)
              .append("changedAt", new Document("$gte", at))
              .append(
                  "$or",
                  List.of(
                      new Document("changedAt", new Document("$gt", at)),
                      new Document("changedAt", at)
                          .append("_id", new Document("$gt", position.id()))));
    }
    return page(
        filter,
        new Document("changedAt", 1).append("_id", 1),
        limit,
        last ->
            new Moment(last.getDate("changedAt").toInstant(), last.getString("_id")).toCursor());
  }

  private static Document of(String hospital, String store) {
    return new Document("hospital", hospital).append("store", store);
  }

  private Page<StockItem> page(
      Document filter, Document sort, int limit, Function<Document, String> cursor) {
    var found =
        mongo
            .getCollection(Stock.COLLECTION)
            .find(filter)
            .sort(sort)
            .limit(limit + 1)
            .into(new ArrayList<>());
    var next = found.size() > limit ? cursor.apply(found.get(limit - 1)) : null;
    return new Page<>(
        found.stream()
            .limit(limit)
            .map(document -> mongo.getConverter().read(StockItem.class, document))
            .toList(),
        next);
  }
}
