package cn.houqin.workorder.move;

import cn.houqin.workorder.cell.Instances;
import cn.houqin.workorder.cell.Standing.State;
import java.time.Duration;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What is left here of a move that has ended: emptied, swept, or freed again. */
@Component
class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MongoTemplate mongo;
  private final Moves moves;
  private final Instances instances;

  Leftovers(MongoTemplate mongo, Moves moves, Instances instances) {
    this.mongo = mongo;
    this.moves = moves;
    this.instances = instances;
  }

  /** Deletes what the line has left here, once nobody here acts as if it were here. */
  void empty(Move moved) {
    var ends = Ends.of(mongo, moved);
    ends.source().await(State.GONE, PATIENCE);
    new Emptying(ends.from(), ends.to(), () -> moves.hold(moved)).all();
    moves.set(
        moved, new Document(Moves.STATE, Move.State.EMPTIED.name()).append(Moves.ACTIVE, false));
  }

  /** Carries over what was written late, if anything; the line is elsewhere. */
  void sweep(Move emptied) {
    var ends = Ends.of(mongo, emptied);
    if (ends.source().is(State.GONE) && !ends.from().isEmpty()) {
      new Emptying(ends.from(), ends.to(), () -> {}).all();
    }
  }

  /** Frees what somebody, frozen meanwhile, took out of reach after the move was abandoned. */
  void freeAgain(Move abandoned) {
    var ends = Ends.of(mongo, abandoned);
    ends.source().turn(State.CLOSED, State.REOPENING);
    ends.reopen(instances);
    ends.from().free(abandoned.id());
  }
}
