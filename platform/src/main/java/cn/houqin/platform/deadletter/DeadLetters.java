package cn.houqin.platform.deadletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.deadletter.DeadLetter.Status;
import cn.houqin.platform.deadletter.DeadLetter.Step;
import cn.houqin.platform.paging.Moment;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The events of this service that are kept aside. */
public final class DeadLetters {

  static final String COLLECTION = "dead_letters";
  private static final Duration CLAIM = Duration.ofSeconds(60);
  private static final Sort BY_OFFSET = Sort.by("event.offset");

  private final MongoOperations mongo;
  private final Clock clock;

  DeadLetters(MongoOperations mongo, Clock machineClock) {
    this.mongo = mongo;
    this.clock = machineClock;
  }

  void ensureIndexes() {
    var openOnly = PartialIndexFilter.of(where("open").is(true));
    mongo
        .indexOps(COLLECTION)
        .createIndex(
            new Index()
                .on("event.topic", Sort.Direction.ASC)
                .on("event.partition", Sort.Direction.ASC)
                .on("event.key", Sort.Direction.ASC)
                .on("event.offset", Sort.Direction.ASC)
                .named("parked")
                .partial(openOnly));
    mongo
        .indexOps(COLLECTION)
        .createIndex(
            new Index()
                .on("open", Sort.Direction.ASC)
                .on("at", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC)
                .named("listed"));
  }

  /** Whether an event has to wait: an open letter of its key stands at or before it. */
  public boolean parks(RawEvent event) {
    return mongo.exists(
        Query.query(ofKey(event).and("event.offset").lte(event.offset())), COLLECTION);
  }

  /** The keys of a partition behind which events are parked. */
  Set<String> parkedKeys(String topic, int partition) {
    var query =
        Query.query(
            where("event.topic")
                .is(topic)
                .and("event.partition")
                .is(partition)
                .and("open")
                .is(true));
    return new HashSet<>(mongo.findDistinct(query, "event.key", COLLECTION, String.class));
  }

  /** Keeps an event that cannot take effect; a discarded one stays discarded. */
  public void bury(RawEvent event, String reason) {
    keep(DeadLetter.of(event, Status.DEAD, reason, clock.instant()));
  }

  void park(RawEvent event) {
    keep(DeadLetter.of(event, Status.PARKED, "parked behind its key", clock.instant()));
  }

  private void keep(DeadLetter letter) {
    try {
      mongo.insert(letter, COLLECTION);
    } catch (DuplicateKeyException _) {
      mongo.updateFirst(
          Query.query(where("_id").is(letter.id()).and("status").is(Status.REPLAYED)),
          new Update()
              .set("status", letter.status())
              .set("open", true)
              .set("reason", letter.reason())
              .set("at", letter.at()),
          COLLECTION);
    }
  }

  Optional<DeadLetter> find(String id) {
    return Optional.ofNullable(mongo.findById(id, DeadLetter.class, COLLECTION));
  }

  /** The first open letter of the event's key. */
  Optional<DeadLetter> head(RawEvent event) {
    var query = Query.query(ofKey(event)).with(BY_OFFSET).limit(1);
    return Optional.ofNullable(mongo.findOne(query, DeadLetter.class, COLLECTION));
  }

  /** False if it is no longer open or somebody else is replaying it. */
  boolean claim(String id) {
    var now = clock.instant();
    var free =
        new Criteria().orOperator(where("claimedUntil").isNull(), where("claimedUntil").lt(now));
    var query = Query.query(where("_id").is(id).and("open").is(true).andOperator(free));
    var update = Update.update("claimedUntil", now.plus(CLAIM));
    return mongo.updateFirst(query, update, COLLECTION).getMatchedCount() == 1;
  }

  void failedAgain(String id, String by, String reason) {
    var update =
        new Update()
            .set("status", Status.DEAD)
            .set("reason", reason)
            .unset("claimedUntil")
            .push("history", new Step(clock.instant(), by, "REPLAY_FAILED", reason));
    mongo.updateFirst(open(id), update, COLLECTION);
  }

  /** False if it was no longer open. */
  boolean resolve(String id, Status status, String by, String reason) {
    return resolve(id, resolved(status, by, reason));
  }

  private boolean resolve(String id, Update update) {
    return mongo.updateFirst(open(id), update, COLLECTION).getMatchedCount() == 1;
  }

  private Update resolved(Status status, String by, String reason) {
    return new Update()
        .set("status", status)
        .set("open", false)
        .unset("claimedUntil")
        .push("history", new Step(clock.instant(), by, status.name(), reason));
  }

  /** False if it was no longer open; else the step is in the letter and in the audit trail. */
  boolean discard(DeadLetter letter, Discarding discarding) {
    var update = resolved(Status.DISCARDED, discarding.by(), discarding.reason());
    if (!resolve(letter.id(), discarding.marking(update))) {
      return false;
    }
    mongo.save(discarding.audited(letter), "audit");
    return true;
  }

  /** Whether this very call discarded it before; refuses its key under another body. */
  boolean isDiscardedBy(Call call, String id) {
    return Discarding.isBy(call, mongo.findById(id, Document.class, COLLECTION));
  }

  /** Newest first; {@code before} is the last letter of the page before. */
  List<DeadLetter> list(boolean open, int limit, @Nullable Moment before) {
    var criteria = where("open").is(open);
    if (before != null) {
      criteria
          .and("at")
          .lte(before.at())
          .orOperator(where("at").lt(before.at()), where("_id").lt(before.id()));
    }
    var query = Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit);
    return mongo.find(query, DeadLetter.class, COLLECTION);
  }

  long openCount() {
    return mongo.getCollection(COLLECTION).countDocuments(new Document("open", true));
  }

  private static Query open(String id) {
    return Query.query(where("_id").is(id).and("open").is(true));
  }

  private static Criteria ofKey(RawEvent event) {
    var criteria =
        where("event.topic")
            .is(event.topic())
            .and("event.partition")
            .is(event.partition())
            .and("open")
            .is(true);
    return event.key() == null
        ? criteria.and("_id").is(event.id())
        : criteria.and("event.key").is(event.key());
  }
}
