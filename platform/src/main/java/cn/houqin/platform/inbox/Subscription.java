package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.events.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type makes the service consume one kind of event. {@code effect} must leave the
 * same when the event is delivered again.
 *
 * @param together the same effect of several events in a row, with fewer questions to the store;
 *     where it fails, each has its effect alone; null where there is no such way
 */
public record Subscription<E extends Event>(
    Stream stream, Class<E> type, Effect<E> effect, @Nullable Together<E> together) {

  /** Each event has its effect alone. */
  public Subscription(Stream stream, Class<E> type, Effect<E> effect) {
    this(stream, type, effect, null);
  }

  /** What an event does here. */
  @FunctionalInterface
  public interface Effect<E extends Event> {
    void on(Received<E> event);
  }

  /** What several events in a row do here. */
  @FunctionalInterface
  public interface Together<E extends Event> {
    void on(List<Received<E>> events);
  }
}
