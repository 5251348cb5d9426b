package cn.houqin.events.contract;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;

/** The working calendars of a hospital. */
public sealed interface CalendarEvent extends StateEvent {

  /** A calendar as it stands. */
  @EventType("calendar.state.v1")
  record State(String calendar, String name, WeekTerms week, Instant recordedAt, boolean retired)
      implements CalendarEvent {}
}
