package cn.houqin.workorder.move;

import cn.houqin.events.Streams;
import cn.houqin.platform.topic.Progress;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no event falls between two deployments: what the new one passed over while the
 * line was not there yet, the old one has taken in before it stops.
 */
@Component
class Behind {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Progress progress;
  private final MongoTemplate mongo;

  Behind(Progress progress, MongoTemplate mongo) {
    this.progress = progress;
    this.mongo = mongo;
  }

  /** Waits until this deployment has taken in all that has been announced up to now. */
  void catchUp(Runnable meanwhile) {
    try {
      var isReached = progress.upToNow(List.of(Streams.STOCK, Streams.WORK_ORDERS));
      Places.await(
          () -> {
            meanwhile.run();
            return isReached.getAsBoolean();
          },
          PATIENCE,
          "events-are-behind");
    } catch (Progress.Unknown away) {
      throw new Places.CannotGoOn("broker-away");
    }
  }

  /** Whether the deployment with that database has its copies of everything, once at least. */
  boolean isReady(String database) {
    var copies =
        mongo
            .getMongoDatabaseFactory()
            .getMongoDatabase(database)
            .getCollection("copies_caught_up");
    return copies.find(new Document("reached", true)).first() != null
        && copies.find(new Document("reached", false)).first() == null;
  }
}
