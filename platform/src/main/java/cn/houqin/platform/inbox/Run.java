package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.RawEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records in a row whose events can take effect together, and between them what nobody here wants.
 * Those of the same subscriptions are one part, as far as each key keeps its order: what was
 * recorded of many orders goes before what was withdrawn of some.
 *
 * @param parts in the order in which they take effect
 * @param length how many records it goes over; 0 where the first has to be accepted alone
 */
record Run(List<Part> parts, int length) {

  /**
   * Events of the same subscriptions.
   *
   * @param events at least one
   */
  record Part(List<Subscription<?>> subscriptions, List<RawEvent> events) {}

  static Run of(
      List<RawEvent> records, Subscriptions subscriptions, Predicate<RawEvent> hasToWait) {
    var parts = new ArrayList<Part>();
    var last = new HashMap<List<?>, Integer>();
    var length = 0;
    for (var next : records) {
      var wanting = wanting(next, subscriptions);
      if (wanting == null) {
        break;
      }
      if (!wanting.isEmpty()) {
        if (wanting.stream().anyMatch(one -> one.together() == null) || hasToWait.test(next)) {
          break;
        }
        var key = key(next);
        var at = place(parts, wanting, last.getOrDefault(key, 0));
        parts.get(at).events().add(next);
        last.put(key, at);
      }
      length++;
    }
    return new Run(parts, length);
  }

  /** Records of no key keep the order of their partition. */
  private static List<?> key(RawEvent raw) {
    var key = raw.key();
    return key == null ? List.of(raw.topic(), raw.partition()) : List.of(raw.topic(), key);
  }

  /** The first part of these subscriptions, from one on; a new one where there is none. */
  private static int place(List<Part> parts, List<Subscription<?>> wanting, int from) {
    for (var at = from; at < parts.size(); at++) {
      if (parts.get(at).subscriptions().equals(wanting)) {
        return at;
      }
    }
    parts.add(new Part(wanting, new ArrayList<>()));
    return parts.size() - 1;
  }

  /** All, part by part. */
  Stream<RawEvent> events() {
    return parts.stream().flatMap(part -> part.events().stream());
  }

  /** Null where the type is missing or not known. */
  private static @Nullable List<Subscription<?>> wanting(RawEvent raw, Subscriptions here) {
    var name = raw.header(Envelope.TYPE);
    return name == null
        ? null
        : here.type(raw.topic(), name).map(type -> here.to(raw.topic(), type)).orElse(null);
  }
}
