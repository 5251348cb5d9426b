package cn.houqin.platform.relay;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** The relay's rounds over all aggregates of a service, several documents at a time. */
final class Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  /** While one part waits for the broker, another is taken from the store. */
  private static final int AT_ONCE = 3;

  /** Fewer than that are not worth another part. */
  private static final int LEAST_PER_PART = 100;

  private final Visits visits;
  private final Relay relay;
  private final KafkaAdmin admin;
  private final Runnable published;
  private final Set<Stream> made = ConcurrentHashMap.newKeySet();

  /**
   * @param published told of each document's turn in which something left
   */
  Publishing(Visits visits, Relay relay, KafkaAdmin admin, Runnable published) {
    this.visits = visits;
    this.relay = relay;
    this.admin = admin;
    this.published = published;
  }

  /** True if there may be more at once. */
  boolean round() throws InterruptedException {
    makeTopics(visits.types().flatMap(type -> stream(type).stream()).toList());
    return visits.round(type -> stream(type).isPresent() && publish(type));
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
    var each = Math.max(LEAST_PER_PART, (keys.size() + AT_ONCE - 1) / AT_ONCE);
    if (keys.size() <= each) {
      return isWorthMore(turns(type, keys));
    }
    var parts =
        IntStream.iterate(0, from -> from < keys.size(), from -> from + each)
            .<Callable<Collection<Turn>>>mapToObj(
                from -> () -> turns(type, keys.subList(from, Math.min(from + each, keys.size()))))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var turns = new ArrayList<Turn>();
      for (var part : threads.invokeAll(parts)) {
        turns.addAll(part.get());
      }
      return isWorthMore(turns);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static boolean isWorthMore(Collection<Turn> turns) {
    return turns.contains(Turn.PUBLISHED) && !turns.contains(Turn.BROKER_AWAY);
  }

  private Collection<Turn> turns(AggregateType<?> type, List<String> keys)
      throws InterruptedException {
    try {
      var turns = relay.publish(type, keys).values();
      turns.stream().filter(turn -> turn == Turn.PUBLISHED).forEach(_ -> published.run());
      return turns;
    } catch (RuntimeException failed) {
      LOG.error("{} and others are not published now; the rest goes on", keys.getFirst(), failed);
      return List.of();
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
