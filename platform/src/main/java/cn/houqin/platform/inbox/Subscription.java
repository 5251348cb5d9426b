package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.events.Stream;

/**
 * A bean of this type makes the service consume one kind of event. {@code effect} must leave the
 * same when the event is delivered again.
 */
public record Subscription<E extends Event>(Stream stream, Class<E> type, Effect<E> effect) {

  /** What an event does here. */
  @FunctionalInterface
  public interface Effect<E extends Event> {
    void on(Received<E> event);
  }
}
