package cn.houqin.workorder.move;

import cn.houqin.platform.time.MachineTime;
import cn.houqin.workorder.cell.Instances;
import cn.houqin.workorder.cell.Standing;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where a line stands in one of the two databases of its move. */
record Places(MongoDatabase database, Move move) {

  /** Set once the orders of a line that has come here have been looked at. */
  static final String LOOKED_AFTER = "lookedAfter";

  private static final int LOOK_MILLIS = 50;

  /** The move cannot go on; it is abandoned with this reason. */
  static final class CannotGoOn extends RuntimeException {
    CannotGoOn(String reason) {
      super(reason);
    }
  }

  Standing.@Nullable State state() {
    var stored = stored();
    return stored == null ? null : Standing.of(stored).state();
  }

  /** Whether this move has put it there. */
  boolean is(Standing.State state) {
    var stored = stored();
    return stored != null
        && Standing.of(stored).equals(new Standing(move.line(), state, move.id()));
  }

  private @Nullable Document stored() {
    return database
        .getCollection(Standing.COLLECTION)
        .find(new Document("_id", move.line()))
        .first();
  }

  void put(Standing.State state) {
    database
        .getCollection(Standing.COLLECTION)
        .updateOne(new Document("_id", move.line()), set(state), new UpdateOptions().upsert(true));
  }

  /** Puts it there only from where this move has put it before. */
  boolean turn(Standing.State from, Standing.State to) {
    var before =
        new Document("_id", move.line()).append("state", from.name()).append("move", move.id());
    return database.getCollection(Standing.COLLECTION).updateOne(before, set(to)).getMatchedCount()
        == 1;
  }

  private Document set(Standing.State state) {
    var now = Date.from(MachineTime.now());
    return new Document("$set", new Standing(move.line(), state, move.id()).fields(now))
        .append("$unset", new Document(LOOKED_AFTER, ""));
  }

  void forget() {
    database
        .getCollection(Standing.COLLECTION)
        .deleteOne(new Document("_id", move.line()).append("move", move.id()));
  }

  /** Waits until every instance there acts upon the state. */
  void await(Standing.State state, Duration patience) {
    var standing = new Standing(move.line(), state, move.id());
    await(() -> Instances.allActUpon(database, standing), patience, "instances-do-not-answer");
  }

  /** Waits until it is so; else the move cannot go on. */
  static void await(BooleanSupplier so, Duration patience, String reason) {
    var end = System.nanoTime() + patience.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new CannotGoOn(reason);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
