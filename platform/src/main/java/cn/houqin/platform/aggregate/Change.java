package cn.houqin.platform.aggregate;

import cn.houqin.events.Event;
import cn.houqin.platform.notice.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision makes of an aggregate: its next body, the facts to announce and the notices to
 * file, all written in one update.
 *
 * @param reason why, for the audit entry
 */
public record Change<T>(
    T next, List<? extends Event> events, List<Notice> notices, @Nullable String reason) {

  public static <T> Change<T> to(T next) {
    return new Change<>(next, List.of(), List.of(), null);
  }

  public Change<T> announcing(Event... more) {
    return announcing(List.of(more));
  }

  public Change<T> announcing(List<? extends Event> more) {
    var all = new ArrayList<Event>(events);
    all.addAll(more);
    return new Change<>(next, List.copyOf(all), notices, reason);
  }

  public Change<T> noting(Notice... more) {
    var all = new ArrayList<>(notices);
    all.addAll(List.of(more));
    return new Change<>(next, events, List.copyOf(all), reason);
  }

  public Change<T> because(@Nullable String why) {
    return new Change<>(next, events, notices, why);
  }
}
