package cn.houqin.events.workorder;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of a hospital. */
public sealed interface SiteEvent extends StateEvent {

  /**
   * A place as it stands.
   *
   * @param kind HOSPITAL, CAMPUS, BUILDING, FLOOR, ROOM or ELEMENT
   * @param ancestors codes from the root down to the parent
   * @param riskClass FR1..FR6 or null
   */
  @EventType("site.state.v1")
  record State(
      String location,
      @Nullable String parent,
      List<String> ancestors,
      String name,
      String kind,
      @Nullable String riskClass,
      Instant recordedAt,
      boolean retired)
      implements SiteEvent {}
}
