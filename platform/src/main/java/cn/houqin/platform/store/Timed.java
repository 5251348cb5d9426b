package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Stored;
import com.mongodb.client.FindIterable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Aggregates that wait for a time, the earliest first. */
final class Timed<T> {

  private static final Date ALWAYS = new Date(0);

  private final AggregateType<T> type;
  private final Bodies<T> bodies;
  private final Writes<T> writes;

  Timed(AggregateType<T> type, Bodies<T> bodies, Writes<T> writes) {
    this.type = type;
    this.bodies = bodies;
    this.writes = writes;
  }

  List<Stored<T>> due(Instant now, int limit) {
    return waiting(new Document("$lte", Date.from(now)))
        .limit(limit)
        .map(bodies::read)
        .into(new ArrayList<>());
  }

  /** The time of the first. */
  Optional<Instant> next() {
    return Optional.ofNullable(
            waiting(new Document("$gte", ALWAYS))
                .projection(new Document(Indexes.NEXT_TIMER_AT, 1))
                .first())
        .map(first -> first.getDate(Indexes.NEXT_TIMER_AT).toInstant());
  }

  private FindIterable<Document> waiting(Document until) {
    return writes
        .collection()
        .find(writes.placement().here(type).append(Indexes.NEXT_TIMER_AT, until))
        .sort(new Document(Indexes.NEXT_TIMER_AT, 1));
  }
}
