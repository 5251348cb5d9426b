package cn.houqin.platform.timer;

import cn.houqin.platform.aggregate.Timer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * How late the oldest due timer of each kind of aggregate is, in seconds ({@code
 * houqin.timers.lag}), sampled from time to time; 0 where nothing is due.
 */
final class TimerLag {

  private static final String DUE = "nextTimerAt";

  private final Supplier<Stream<Timer<?>>> timers;
  private final MongoTemplate mongo;
  private final Clock businessClock;
  private final MeterRegistry meters;
  private final Map<String, Duration> late = new ConcurrentHashMap<>();

  TimerLag(
      Supplier<Stream<Timer<?>>> timers,
      MongoTemplate mongo,
      Clock businessClock,
      MeterRegistry meters) {
    this.timers = timers;
    this.mongo = mongo;
    this.businessClock = businessClock;
    this.meters = meters;
  }

  void sample() {
    timers
        .get()
        .map(timer -> timer.aggregates().type())
        .distinct()
        .forEach(
            type -> {
              var lag = oldest(type.collection(), businessClock.instant());
              if (late.put(type.name(), lag) == null) {
                Gauge.builder("houqin.timers.lag", () -> late.get(type.name()).toMillis() / 1000.0)
                    .tag("aggregate", type.name())
                    .register(meters);
              }
            });
  }

  private Duration oldest(String collection, Instant now) {
    var found =
        mongo
            .getCollection(collection)
            .find(new Document(DUE, new Document("$lte", Date.from(now))))
            .projection(new Document(DUE, 1))
            .sort(new Document(DUE, 1))
            .limit(1)
            .first();
    return found == null ? Duration.ZERO : Duration.between(found.getDate(DUE).toInstant(), now);
  }
}
