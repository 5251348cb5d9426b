package cn.houqin.platform.store.listing;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Cursors;
import cn.houqin.platform.paging.Keyset;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** Pages of a list: equality filters, then the sort key, then the id, all on one index. */
public final class Listing {

  private static final int MOST = 200;

  private final AggregateType<?> type;
  private final MongoConverter converter;
  private final Supplier<Cursors> cursors;

  public Listing(AggregateType<?> type, MongoConverter converter, Supplier<Cursors> cursors) {
    this.type = type;
    this.converter = converter;
    this.cursors = cursors;
  }

  public Page<Document> page(MongoCollection<Document> collection, Caller caller, ListQuery query) {
    refuseBeyondBounds(query.limit());
    var scope = Scope.condition(type, caller);
    if (scope.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var order = Keyset.of(query.changedSince() == null ? query.sort() : Envelope.CHANGED_AT);
    var conditions = conditions(scope.get(), query);
    var boundTo = boundTo(conditions, order);
    if (query.after() != null) {
      var position = cursors.get().decode(query.after(), boundTo);
      conditions.add(order.after(position.get("v"), position.getString("id")));
    }
    var found =
        collection
            .find(new Document("$and", conditions))
            .sort(order.sort())
            .limit(query.limit() + 1)
            .into(new ArrayList<>());
    return page(found, query.limit(), order, boundTo);
  }

  private static void refuseBeyondBounds(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Invalid.field("limit", "between", limit, 1, MOST);
    }
  }

  /** All of them hold: a filter can narrow what the caller may see, never replace it. */
  private List<Document> conditions(Document scope, ListQuery query) {
    var conditions = new ArrayList<Document>();
    conditions.add(scope);
    new TreeMap<>(query.filters())
        .forEach(
            (field, value) ->
                conditions.add(new Document(field, converter.convertToMongoType(value))));
    if (query.changedSince() != null) {
      conditions.add(
          new Document(Envelope.CHANGED_AT, new Document("$gte", Date.from(query.changedSince()))));
    }
    return conditions;
  }

  private String boundTo(List<Document> conditions, Keyset order) {
    return type.collection() + "\n" + conditions + "\n" + order;
  }

  private Page<Document> page(List<Document> found, int limit, Keyset order, String boundTo) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    found.removeLast();
    var last = found.getLast();
    var position = new Document("v", order.value(last)).append("id", last.getString("_id"));
    return new Page<>(found, cursors.get().encode(position, boundTo));
  }
}
