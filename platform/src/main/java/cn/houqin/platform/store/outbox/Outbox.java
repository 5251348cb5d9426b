package cn.houqin.platform.store.outbox;

import cn.houqin.events.Event;
import cn.houqin.events.StateEvent;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.json.EventBodies;
import cn.houqin.platform.observe.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** What a change leaves to be published: facts as numbered entries, state as nothing but a mark. */
public final class Outbox<T> {

  static final int MOST_WAITING = 1_000;
  static final long MOST_WAITING_BYTES = 4L * 1024 * 1024;

  private final AggregateType<T> type;

  public Outbox(AggregateType<T> type) {
    this.type = type;
  }

  /** Entries numbered from {@code first}. */
  public List<Document> entries(Change<T> change, long first, Instant machineNow) {
    var entries = new ArrayList<Document>();
    for (var event : change.events()) {
      refuseForeign(event);
      entries.add(
          new Document("n", first + entries.size())
              .append("type", EventBodies.typeOf(event))
              .append("time", Date.from(event.recordedAt()))
              .append("at", Date.from(machineNow))
              .append(Trace.HEADER, Trace.current())
              .append("data", EventBodies.of(event)));
    }
    return entries;
  }

  private void refuseForeign(Event event) {
    var stands =
        type.publication() instanceof Publication.Facts<T>(var stream)
            && stream.events().isInstance(event)
            && !(event instanceof StateEvent);
    if (!stands) {
      throw new IllegalStateException(type.name() + " may not announce " + event);
    }
  }

  public boolean isToBePublished(Change<T> change) {
    return isState() || !change.events().isEmpty();
  }

  public boolean isState() {
    return type.publication() instanceof Publication.State<T>;
  }

  public void refuseWhenFull(String id, List<Document> waiting, List<Document> more) {
    if (more.isEmpty()) {
      return;
    }
    var bytes =
        Stream.concat(waiting.stream(), more.stream())
            .mapToLong(entry -> entry.getString("data").getBytes(StandardCharsets.UTF_8).length)
            .sum();
    if (waiting.size() + more.size() > MOST_WAITING || bytes > MOST_WAITING_BYTES) {
      throw new OutboxFull(type.name(), id);
    }
  }
}
