package cn.houqin.events.inventory;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;

/** The materials of a hospital. */
public sealed interface MaterialEvent extends StateEvent {

  @EventType("material.state.v1")
  record State(
      String material,
      String name,
      String unit,
      boolean lotControlled,
      Instant recordedAt,
      boolean retired)
      implements MaterialEvent {}
}
