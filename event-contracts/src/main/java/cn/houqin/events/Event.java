package cn.houqin.events;

import java.time.Instant;

/** Something a service tells the others; its wire name stands in {@link EventType}. */
public interface Event {

  /** When the service wrote it down (UTC, milliseconds). */
  Instant recordedAt();
}
