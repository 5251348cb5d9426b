package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of facts and one of state, for tests of how events are consumed. */
public final class TestEvent {

  public static final Stream FACTS =
      new Stream("houqin.test-facts", Stream.Kind.FACTS, "test", Fact.class, List.of("all"));
  public static final Stream STATES =
      new Stream("houqin.test-states", Stream.Kind.STATE, "test", Place.class, List.of("all"));

  private TestEvent() {}

  /** Facts. */
  public sealed interface Fact extends Event {

    @EventType("test.happened.v1")
    record Happened(String what, int times, @Nullable String remark, Instant recordedAt)
        implements Fact {}

    @EventType("test.weighed.v1")
    record Weighed(String what, Instant recordedAt) implements Fact {}

    @EventType("test.ignored.v1")
    record Ignored(Instant recordedAt) implements Fact {}
  }

  /** State. */
  public sealed interface Place extends StateEvent {

    @EventType("test-place.state.v1")
    record State(
        String place,
        String name,
        List<String> tags,
        long feeFen,
        Instant recordedAt,
        boolean retired)
        implements Place {}
  }
}
