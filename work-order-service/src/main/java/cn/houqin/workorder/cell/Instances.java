package cn.houqin.workorder.cell;

import cn.houqin.platform.background.Background;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The instances of a deployment. Each says upon which standings it acts, so that a move knows when
 * nobody acts upon older ones any more. One that has said nothing for a while, dead or frozen, is
 * not waited for: it reads the standings before its next write.
 */
@Component
public class Instances {

  private static final String COLLECTION = "instances";
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration ALIVE = Duration.ofSeconds(15);

  private final String id = UUID.randomUUID().toString();
  private final MongoTemplate mongo;
  private final Standings standings;
  private final Lines lines;
  private Document said = new Document();
  private Instant saidAt = Instant.EPOCH;

  Instances(MongoTemplate mongo, Standings standings, Lines lines) {
    this.mongo = mongo;
    this.standings = standings;
    this.lines = lines;
  }

  /** Reads the standings and says so. */
  public synchronized void look() {
    var now = MachineTime.now();
    var seen = new Document();
    standings
        .read()
        .values()
        .forEach(
            standing -> {
              if (standing.state() != Standing.State.CLOSED || lines.isQuiet(standing.line())) {
                seen.append(standing.line(), words(standing));
              }
            });
    if (!seen.equals(said) || saidAt.plus(BEAT).isBefore(now)) {
      mongo
          .getCollection(COLLECTION)
          .replaceOne(
              new Document("_id", id),
              new Document("_id", id).append("beat", Date.from(now)).append("seen", seen),
              new ReplaceOptions().upsert(true));
      said = seen;
      saidAt = now;
    }
  }

  private static String words(Standing standing) {
    return standing.state() + " " + standing.move();
  }

  /** Whether all instances of the deployment with that database act upon the standing. */
  public static boolean allActUpon(MongoDatabase database, Standing standing) {
    var others =
        new Document("beat", new Document("$gt", Date.from(MachineTime.now().minus(ALIVE))))
            .append("seen." + standing.line(), new Document("$ne", words(standing)));
    return database.getCollection(COLLECTION).find(others).first() == null;
  }

  @PreDestroy
  void leave() {
    mongo.getCollection(COLLECTION).deleteOne(new Document("_id", id));
  }

  /** Looks several times a second. */
  @Configuration(proxyBeanMethods = false)
  static class Looking {

    @Bean
    Background linesLoop(Instances instances) {
      instances.look();
      return new Background(
          "lines",
          Duration.ofMillis(300),
          () -> {
            instances.look();
            return false;
          });
    }
  }
}
