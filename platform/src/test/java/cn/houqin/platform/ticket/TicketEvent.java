package cn.houqin.platform.ticket;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a ticket announces. */
public sealed interface TicketEvent extends Event {

  @EventType("ticket.counted.v1")
  record Counted(String ticket, int count, @Nullable String note, Instant recordedAt)
      implements TicketEvent {}

  @EventType("ticket.state.v1")
  record State(String ticket, int count, Instant recordedAt, boolean retired)
      implements TicketEvent, StateEvent {}
}
