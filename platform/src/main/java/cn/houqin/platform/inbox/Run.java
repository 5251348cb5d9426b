package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records in a row whose events can take effect together, and between them what nobody here wants.
 *
 * @param subscription theirs; null where there is no such event
 * @param length how many records it goes over; 0 where the first has to be accepted alone
 */
record Run(@Nullable Subscription<?> subscription, List<RawEvent> events, int length) {

  static Run of(
      List<RawEvent> records, Subscriptions subscriptions, Predicate<RawEvent> hasToWait) {
    var events = new ArrayList<RawEvent>();
    @Nullable Subscription<?> common = null;
    var length = 0;
    for (var next : records) {
      var wanting = wanting(next, subscriptions);
      if (wanting == null) {
        break;
      }
      if (!wanting.isEmpty()) {
        var own = wanting.getFirst();
        if (wanting.size() > 1
            || own.together() == null
            || (common != null && common != own)
            || hasToWait.test(next)) {
          break;
        }
        common = own;
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
