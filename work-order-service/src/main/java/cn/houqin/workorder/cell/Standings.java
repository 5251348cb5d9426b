package cn.houqin.workorder.cell;

import cn.houqin.platform.together.Together;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The standings as the store has them, read several times a second. An instance that has not read
 * them for a while, frozen or cut off, reads them before it lets anything be written.
 */
@Component
class Standings {

  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

  private final MongoTemplate mongo;
  private final Together<Standings, Map<String, Standing>> reading =
      new Together<>(all -> Collections.nCopies(all.size(), readNow()));
  private volatile Map<String, Standing> standings = Map.of();
  private volatile long readAt = System.nanoTime() - FRESH_NANOS - 1;

  Standings(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Map<String, Standing> fresh() {
    return System.nanoTime() - readAt > FRESH_NANOS ? read() : standings;
  }

  /** As they are after this was asked; one after the other, so that nothing older is kept. */
  Map<String, Standing> read() {
    return reading.ask(this);
  }

  private Map<String, Standing> readNow() {
    var asked = System.nanoTime();
    standings =
        StreamSupport.stream(mongo.getCollection(Standing.COLLECTION).find().spliterator(), false)
            .map(Standing::of)
            .collect(Collectors.toUnmodifiableMap(Standing::line, standing -> standing));
    readAt = asked;
    return standings;
  }
}
