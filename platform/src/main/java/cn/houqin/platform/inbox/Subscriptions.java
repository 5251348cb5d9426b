package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.Stream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** All that this service consumes; complete once its beans are made. */
public final class Subscriptions {

  private final List<Subscription<?>> all = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, Class<? extends Event>>> types = new HashMap<>();

  /** To be called before the service has started. */
  public synchronized void add(Subscription<?> subscription) {
    all.add(subscription);
    var stream = subscription.stream();
    types.computeIfAbsent(stream.topic(), _ -> typesOf(stream.events()));
  }

  /** The streams subscribed to, each once. */
  Collection<Stream> streams() {
    return all.stream()
        .map(Subscription::stream)
        .collect(Collectors.toMap(Stream::topic, stream -> stream, (one, _) -> one))
        .values();
  }

  /** The record class of a type on a topic; empty for a type this version does not know. */
  Optional<Class<? extends Event>> type(String topic, String type) {
    return Optional.ofNullable(types.getOrDefault(topic, Map.of()).get(type));
  }

  /** Those that want events of this class. */
  List<Subscription<?>> to(String topic, Class<? extends Event> type) {
    return all.stream()
        .filter(subscription -> subscription.stream().topic().equals(topic))
        .filter(subscription -> subscription.type().isAssignableFrom(type))
        .toList();
  }

  private static Map<String, Class<? extends Event>> typesOf(Class<?> sealed) {
    var found = new HashMap<String, Class<? extends Event>>();
    for (var permitted : sealed.getPermittedSubclasses()) {
      var type = permitted.getAnnotation(EventType.class);
      if (permitted.isSealed()) {
        found.putAll(typesOf(permitted));
      } else if (type != null) {
        found.put(type.value(), permitted.asSubclass(Event.class));
      }
    }
    return found;
  }
}
