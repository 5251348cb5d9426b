package cn.houqin.platform.relay;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.inbox.Topics;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.store.MongoAggregateStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** The relay's rounds over all aggregates of a service, several documents at a time. */
final class Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final int AT_ONCE = 16;

  private final MongoAggregateStore store;
  private final Relay relay;
  private final KafkaAdmin admin;
  private final Runnable published;
  private final Set<Stream> made = ConcurrentHashMap.newKeySet();

  /**
   * @param published told of each document's turn in which something left
   */
  Publishing(MongoAggregateStore store, Relay relay, KafkaAdmin admin, Runnable published) {
    this.store = store;
    this.relay = relay;
    this.admin = admin;
    this.published = published;
  }

  /** True if there may be more at once. */
  boolean round() throws InterruptedException {
    var published = store.types().stream().filter(type -> stream(type).isPresent()).toList();
    makeTopics(published.stream().flatMap(type -> stream(type).stream()).toList());
    var more = false;
    for (var type : published) {
      more |= publish(type);
    }
    return more;
  }

  private void makeTopics(List<Stream> streams) {
    if (!made.containsAll(streams)) {
      Topics.ensure(admin, streams);
      made.addAll(streams);
    }
  }

  private boolean publish(AggregateType<?> type) throws InterruptedException {
    var keys = relay.waiting(type);
    if (keys.isEmpty()) {
      return false;
    }
    var places = new Semaphore(AT_ONCE);
    var away = new AtomicBoolean();
    var turns =
        keys.stream().<Callable<Turn>>map(key -> () -> turn(type, key, places, away)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var any = false;
      for (var turn : threads.invokeAll(turns)) {
        any |= turn.get() == Turn.PUBLISHED;
      }
      return any && !away.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Once the broker is found away, the others of the round do not try in vain. */
  private Turn turn(AggregateType<?> type, String key, Semaphore places, AtomicBoolean away)
      throws InterruptedException {
    places.acquire();
    try {
      if (away.get()) {
        return Turn.BROKER_AWAY;
      }
      var turn = relay.publish(type, key);
      switch (turn) {
        case PUBLISHED -> published.run();
        case BROKER_AWAY -> away.set(true);
        case NOTHING -> {}
      }
      return turn;
    } catch (RuntimeException failed) {
      LOG.error("{} is not published now; the others go on", key, failed);
      return Turn.NOTHING;
    } finally {
      places.release();
    }
  }

  private static java.util.Optional<Stream> stream(AggregateType<?> type) {
    return switch (type.publication()) {
      case Publication.Facts<?>(var stream) -> java.util.Optional.of(stream);
      case Publication.State<?> state -> java.util.Optional.of(state.stream());
      case Publication.None<?> _ -> java.util.Optional.empty();
    };
  }
}
