package cn.houqin.workorder.move;

import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The moves of this database's lines; whoever works on one holds a lease on it. */
@Component
class Moves {

  static final String STATE = "state";

  /** True while it is under way; at most one of a line is. */
  static final String ACTIVE = "active";

  /** No more moves are looked back at. */
  private static final int MOST = 100;

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration TO_BE_SURE = Duration.ofMinutes(1);
  private static final List<String> UNDER_WAY =
      List.of(Move.State.COPYING.name(), Move.State.CLOSED.name(), Move.State.MOVED.name());

  private final String me = UUID.randomUUID().toString();
  private final MongoCollection<Document> moves;

  Moves(MongoTemplate mongo) {
    this.moves = mongo.getCollection("line_moves");
    moves.createIndex(new Document("line", 1).append("at", -1));
    moves.createIndex(new Document(STATE, 1));
    moves.createIndex(
        new Document(ACTIVE, 1).append("line", 1),
        new IndexOptions().unique(true).partialFilterExpression(new Document(ACTIVE, true)));
  }

  /** Somebody else works on the move by now. */
  static final class LeaseLost extends RuntimeException {
    LeaseLost(String move) {
      super("Move " + move + " is somebody else's now");
    }
  }

  /**
   * A move to be made, or the one of the line that is under way.
   *
   * @param checked throws if there can be no new one
   */
  synchronized Move begin(String line, String to, Runnable checked) {
    var present = newest(line, 1).stream().filter(Moves::isUnderWay).findFirst();
    if (present.isPresent()) {
      return present.get();
    }
    checked.run();
    var document =
        new Document("_id", UUID.randomUUID().toString())
            .append("line", line)
            .append("to", to)
            .append(STATE, Move.State.COPYING.name())
            .append(ACTIVE, true)
            .append("at", now());
    try {
      moves.insertOne(document);
      return Move.of(document);
    } catch (MongoWriteException _) {
      return newest(line, 1).getFirst();
    }
  }

  private static boolean isUnderWay(Move move) {
    return UNDER_WAY.contains(move.state().name());
  }

  Move get(String id) {
    var found = moves.find(new Document("_id", id)).first();
    if (found == null) {
      throw new NotFound("line-move", id);
    }
    return Move.of(found);
  }

  List<Move> newest(String line, int limit) {
    return moves
        .find(new Document("line", line))
        .sort(new Document("at", -1))
        .limit(limit)
        .map(Move::of)
        .into(new ArrayList<>());
  }

  /**
   * A move under way that nobody works on, from now on this instance's.
   *
   * @param begun whether somebody worked on it before
   */
  record Taken(Move move, boolean begun) {}

  Optional<Taken> take() {
    var free =
        new Document(STATE, new Document("$in", UNDER_WAY))
            .append(
                "$or",
                List.of(
                    new Document("leaseUntil", null),
                    new Document("leaseUntil", new Document("$lte", now()))));
    var before = moves.findOneAndUpdate(free, new Document("$set", lease().append("leaseBy", me)));
    return Optional.ofNullable(before)
        .map(found -> new Taken(Move.of(found), found.getDate("leaseUntil") != null));
  }

  /** Goes on holding it; throws if it is somebody else's. */
  void hold(Move move) {
    set(move, new Document());
  }

  /** Notes how far it has come. */
  Move set(Move move, Document fields) {
    var mine = new Document("_id", move.id()).append("leaseBy", me);
    var noted = new Document(fields);
    noted.putAll(lease());
    if (moves.updateOne(mine, new Document("$set", noted)).getMatchedCount() == 0) {
      throw new LeaseLost(move.id());
    }
    return get(move.id());
  }

  private static Document lease() {
    return new Document("leaseUntil", Date.from(MachineTime.now().plus(LEASE)));
  }

  private static Date now() {
    return Date.from(MachineTime.now());
  }

  /** Those after which nothing should be left here. */
  List<Move> emptied() {
    return moves
        .find(new Document(STATE, Move.State.EMPTIED.name()))
        .sort(new Document("at", -1))
        .limit(MOST)
        .map(Move::of)
        .into(new ArrayList<>());
  }

  /** Those abandoned a while ago, each once: whoever was frozen over them has woken up since. */
  Optional<Move> abandonedBefore() {
    Instant since = MachineTime.now().minus(TO_BE_SURE);
    var found =
        moves.findOneAndUpdate(
            new Document(STATE, Move.State.ABANDONED.name())
                .append("abandonedAt", new Document("$lte", Date.from(since)))
                .append("sure", null),
            new Document("$set", new Document("sure", true)));
    return Optional.ofNullable(found).map(Move::of);
  }
}
