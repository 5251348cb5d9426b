package cn.houqin.platform.copy;

import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.inbox.Subscriptions;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.data.mongodb.core.MongoTemplate;

/** State copies in the service's own database. */
final class MongoStateCopies implements StateCopies {

  private final MongoTemplate mongo;
  private final Subscriptions subscriptions;
  private final Set<String> topics = new ConcurrentSkipListSet<>();

  MongoStateCopies(MongoTemplate mongo, Subscriptions subscriptions) {
    this.mongo = mongo;
    this.subscriptions = subscriptions;
  }

  @Override
  public <S extends StateEvent> StateCopy<S> of(
      Stream stream, Class<S> type, String collection, String... indexed) {
    if (stream.kind() != Stream.Kind.STATE) {
      throw new IllegalArgumentException(stream.topic() + " holds facts, not state");
    }
    var copy = new MongoStateCopy<>(mongo, type, collection);
    copy.ensureIndexes(indexed);
    topics.add(stream.topic());
    subscriptions.add(new Subscription<>(stream, type, copy::on));
    return copy;
  }

  /** Is read to its end as well before the service is ready. */
  void await(Stream stream) {
    topics.add(stream.topic());
  }

  /** The topics copied or awaited. */
  Set<String> topics() {
    return new TreeSet<>(topics);
  }
}
