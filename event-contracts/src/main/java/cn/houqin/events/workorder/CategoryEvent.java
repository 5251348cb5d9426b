package cn.houqin.events.workorder;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import java.util.List;

/** The categories under which work is requested. */
public sealed interface CategoryEvent extends StateEvent {

  /** A category as it stands, with the elements of its completion checklist. */
  @EventType("category.state.v1")
  record State(
      String category,
      String line,
      String name,
      List<String> checklist,
      Instant recordedAt,
      boolean retired)
      implements CategoryEvent {}
}
