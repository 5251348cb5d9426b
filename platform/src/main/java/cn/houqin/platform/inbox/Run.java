package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records in a row whose events can take effect together, and between them what nobody here wants.
 *
 * @param subscriptions theirs, the same of each; empty where there is no such event
 * @param length how many records it goes over; 0 where the first has to be accepted alone
 */
record Run(List<Subscription<?>> subscriptions, List<RawEvent> events, int length) {

  static Run of(
      List<RawEvent> records, Subscriptions subscriptions, Predicate<RawEvent> hasToWait) {
    var events = new ArrayList<RawEvent>();
    List<Subscription<?>> common = List.of();
    var length = 0;
    for (var next : records) {
      var wanting = wanting(next, subscriptions);
      if (wanting == null) {
        break;
      }
      if (!wanting.isEmpty()) {
        if (wanting.stream().anyMatch(one -> one.together() == null)
            || (!common.isEmpty() && !common.equals(wanting))
            || hasToWait.test(next)) {
          break;
        }
        common = wanting;
        events.add(next);
      }
      length++;
    }
    return new Run(common, events, length);
  }

  /** Null where the type is missing or not known. */
  private static @Nullable List<Subscription<?>> wanting(RawEvent raw, Subscriptions here) {
    var name = raw.header(Envelope.TYPE);
    return name == null
        ? null
        : here.type(raw.topic(), name).map(type -> here.to(raw.topic(), type)).orElse(null);
  }
}
