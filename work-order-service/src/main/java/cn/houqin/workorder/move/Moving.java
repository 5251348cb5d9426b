package cn.houqin.workorder.move;

import cn.houqin.platform.time.MachineTime;
import cn.houqin.workorder.cell.Instances;
import cn.houqin.workorder.cell.Standing.State;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes a move, from its first copy to the decision. What is decided stands in one place, the
 * line's standing in the source: until that says GONE the move can be abandoned, from then on it is
 * finished by whoever takes it up.
 */
@Component
class Moving {

  private static final Logger LOG = LoggerFactory.getLogger(Moving.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MongoTemplate mongo;
  private final Moves moves;
  private final Instances instances;
  private final Behind behind;
  private final Duration window;

  Moving(
      MongoTemplate mongo,
      Moves moves,
      Instances instances,
      Behind behind,
      @Value("${houqin.moves.window:30s}") Duration window) {
    this.mongo = mongo;
    this.moves = moves;
    this.instances = instances;
    this.behind = behind;
    this.window = window;
  }

  /** From the beginning to the decision, or back to where it was. */
  void make(Move begun) {
    var move = begun;
    try {
      move = prepared(move);
      var copied = copied(move);
      close(move, copied);
    } catch (Places.CannotGoOn refused) {
      settle(move, String.valueOf(refused.getMessage()));
    } catch (Moves.LeaseLost lost) {
      throw lost;
    } catch (RuntimeException failed) {
      LOG.error("The move of line {} failed", move.line(), failed);
      settle(move, "failed");
    }
  }

  /** Ends a move that cannot go on: what is decided is finished, all else undone. */
  void settle(Move move, String reason) {
    var source = Ends.of(mongo, move).source();
    source.turn(State.CLOSED, State.REOPENING);
    if (source.is(State.GONE)) {
      decided(move);
    } else {
      abandon(move, reason);
    }
  }

  private Move prepared(Move move) {
    var ends = Ends.of(mongo, move);
    Places.await(() -> behind.isReady(move.to()), PATIENCE, "target-is-not-ready");
    var there = ends.target().state();
    var isFree = there == null || there == State.GONE;
    if (!isFree || !ends.to().isEmpty()) {
      throw new Places.CannotGoOn("target-has-the-line");
    }
    var noted = moves.set(move, new Document("returning", there == State.GONE));
    ends.target().put(State.ARRIVING);
    ends.target().await(State.ARRIVING, PATIENCE);
    return noted;
  }

  /** What rests is copied twice: the second time there is little left. */
  private long copied(Move move) {
    var ends = Ends.of(mongo, move);
    var copying = new Copying(ends.from(), ends.to(), () -> moves.hold(move));
    var copied = copying.resting();
    copied += copying.resting();
    ends.target().put(State.LANDING);
    ends.target().await(State.LANDING, PATIENCE);
    behind.catchUp(() -> moves.hold(move));
    return copied;
  }

  private void close(Move move, long copied) {
    var ends = Ends.of(mongo, move);
    var closedAt = System.nanoTime();
    moves.set(move, new Document(Moves.STATE, Move.State.CLOSED.name()));
    ends.source().put(State.CLOSED);
    instances.look();
    ends.source().await(State.CLOSED, PATIENCE);
    Runnable inTime = () -> refuseLate(move, closedAt);
    Places.await(
        () -> {
          inTime.run();
          return ends.from().fence(move.id());
        },
        window,
        "window-is-over");
    var late = new Copying(ends.from(), ends.to(), inTime).rest();
    var here = ends.from().content();
    inTime.run();
    if (!here.equals(ends.to().content())) {
      throw new Places.CannotGoOn("copies-differ");
    }
    inTime.run();
    if (!ends.source().turn(State.CLOSED, State.GONE)) {
      throw new Moves.LeaseLost(move.id());
    }
    var millis = Duration.ofNanos(System.nanoTime() - closedAt).toMillis();
    LOG.info("Line {} took no changes for {} ms", move.line(), millis);
    moves.set(move, new Document("documents", copied + late).append("windowMillis", millis));
    decided(move);
  }

  private void refuseLate(Move move, long closedAt) {
    if (System.nanoTime() - closedAt > window.toNanos()) {
      throw new Places.CannotGoOn("window-is-over");
    }
    moves.hold(move);
  }

  /** The line is the other deployment's. */
  private void decided(Move move) {
    var target = Ends.of(mongo, move).target();
    target.turn(State.LANDING, State.SERVED);
    instances.look();
    try {
      target.await(State.SERVED, PATIENCE);
    } catch (Places.CannotGoOn late) {
      LOG.warn("Not every instance of {} serves {} yet", move.to(), move.line(), late);
    }
    moves.set(move, new Document(Moves.STATE, Move.State.MOVED.name()));
  }

  /** Serves again as if nothing had been. */
  private void abandon(Move move, String reason) {
    LOG.warn("Line {} stays here: {}", move.line(), reason);
    var ends = Ends.of(mongo, move);
    ends.reopen(instances);
    if (ends.target().is(State.ARRIVING) || ends.target().is(State.LANDING)) {
      new Emptying(ends.to(), null, () -> moves.hold(move)).all();
      if (move.returning()) {
        ends.target().put(State.GONE);
      } else {
        ends.target().forget();
      }
    }
    moves.set(
        move,
        new Document(Moves.STATE, Move.State.ABANDONED.name())
            .append("abandonedAt", Date.from(MachineTime.now()))
            .append("reason", reason)
            .append(Moves.ACTIVE, false));
  }
}
