package cn.houqin.platform.notice;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Moment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The notices filed by this service, each seen by its recipients only. */
final class Notices {

  static final String COLLECTION = "notices";

  private final MongoOperations mongo;

  Notices(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void ensureIndexes() {
    mongo
        .getCollection(COLLECTION)
        .createIndex(
            new Document("hospital", 1).append("recipient", 1).append("at", -1).append("_id", -1));
  }

  /** Newest first, of those filed at or after an instant. */
  List<FiledNotice> list(
      Caller caller, boolean unread, int limit, @Nullable Moment before, @Nullable Instant since) {
    var criteria = addressedTo(caller);
    if (since != null) {
      criteria.andOperator(where("at").gte(since));
    }
    if (unread) {
      criteria.and("readBy").ne(caller.subject());
    }
    if (before != null) {
      criteria
          .and("at")
          .lte(before.at())
          .orOperator(where("at").lt(before.at()), where("_id").lt(before.id()));
    }
    var query = Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit);
    return mongo.find(query, FiledNotice.class, COLLECTION);
  }

  /** False if there is none of this id for the caller. */
  boolean read(Caller caller, String id) {
    var query = Query.query(addressedTo(caller).and("_id").is(id));
    var update = new Update().addToSet("readBy", caller.subject());
    return mongo.updateFirst(query, update, COLLECTION).getMatchedCount() == 1;
  }

  private static Criteria addressedTo(Caller caller) {
    return where("hospital").is(caller.hospital()).and("recipient").in(recipients(caller));
  }

  private static List<String> recipients(Caller caller) {
    return caller.isVendorUser()
        ? List.of("vendor:" + caller.vendor())
        : Stream.concat(
                caller.roles().stream().map(role -> "role:" + role).sorted(),
                Stream.of("person:" + caller.subject()))
            .toList();
  }
}
