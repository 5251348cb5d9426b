package cn.houqin.workorder.move;

import cn.houqin.workorder.cell.Instances;
import cn.houqin.workorder.cell.Standing.State;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The two ends of a move. */
record Ends(Places source, Places target) {

  static Ends of(MongoTemplate here, Move move) {
    return new Ends(
        new Places(here.getDb(), move),
        new Places(here.getMongoDatabaseFactory().getMongoDatabase(move.to()), move));
  }

  Estate from() {
    return new Estate(source.database(), source.move().line());
  }

  Estate to() {
    return new Estate(target.database(), target.move().line());
  }

  /** Serves the line here again, where it was to be. */
  void reopen(Instances instances) {
    if (source.is(State.REOPENING)) {
      from().free(source.move().id());
      source.turn(State.REOPENING, State.SERVED);
      instances.look();
    }
  }
}
