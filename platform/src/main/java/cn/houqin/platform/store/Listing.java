package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Cursors;
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
import org.jspecify.annotations.Nullable;

/** Pages of a list: equality filters, then the sort key, then the id, all on one index. */
final class Listing {

  private static final int MOST = 200;

  private final Supplier<Cursors> cursors;

  Listing(Supplier<Cursors> cursors) {
    this.cursors = cursors;
  }

  Page<Document> page(
      AggregateType<?> type, MongoCollection<Document> collection, Caller caller, ListQuery query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw Invalid.field("limit", "between", query.limit(), 1, MOST);
    }
    var scope = Scope.condition(type, caller);
    if (scope.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var filter = scope.get();
    query.filters().forEach(filter::append);
    var sort = query.changedSince() == null ? query.sort() : Envelope.CHANGED_AT;
    if (query.changedSince() != null) {
      filter.append(Envelope.CHANGED_AT, new Document("$gte", Date.from(query.changedSince())));
    }
    return page(collection, caller, query, filter, sort);
  }

  private Page<Document> page(
      MongoCollection<Document> collection,
      Caller caller,
      ListQuery query,
      Document filter,
      String sort) {
    var descending = sort.startsWith("-");
    var field = descending ? sort.substring(1) : sort;
    var boundTo = caller.hospital() + new TreeMap<>(query.filters()) + sort;
    var conditions = new ArrayList<Document>();
    conditions.add(filter);
    if (query.after() != null) {
      var position = cursors.get().decode(query.after(), boundTo);
      conditions.add(beyond(field, descending, position.get("v"), position.getString("id")));
    }
    var direction = descending ? -1 : 1;
    var found = new ArrayList<Document>();
    collection
        .find(conditions.size() == 1 ? filter : new Document("$and", conditions))
        .sort(new Document(field, direction).append("_id", direction))
        .limit(query.limit() + 1)
        .into(found);
    if (found.size() <= query.limit()) {
      return new Page<>(found, null);
    }
    found.removeLast();
    var last = found.getLast();
    var position = new Document("v", value(last, field)).append("id", last.getString("_id"));
    return new Page<>(found, cursors.get().encode(position, boundTo));
  }

  private static @Nullable Object value(Document document, String path) {
    return document.getEmbedded(List.of(path.split("\\.")), Object.class);
  }

  /** What comes after a position; absent values sort before all others. */
  private static Document beyond(
      String field, boolean descending, @Nullable Object value, String id) {
    var further = descending ? "$lt" : "$gt";
    var sameValue = new Document(field, value).append("_id", new Document(further, id));
    if (value == null) {
      return descending
          ? sameValue
          : new Document("$or", List.of(new Document(field, new Document("$ne", null)), sameValue));
    }
    var choices = new ArrayList<Document>();
    choices.add(new Document(field, new Document(further, value)));
    choices.add(sameValue);
    if (descending) {
      choices.add(new Document(field, null));
      return new Document("$or", choices);
    }
    return new Document("$or", choices).append(field, new Document("$gte", value));
  }
}
