package cn.houqin.events.kpi;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import java.util.List;

/** The scoring schemes of a hospital. */
public sealed interface SchemeEvent extends StateEvent {

  /**
   * A version of a scheme; immutable.
   *
   * @param scheme code@version
   * @param indicators codes of the indicators it scores
   */
  @EventType("scheme.state.v1")
  record State(
      String scheme, String name, List<String> indicators, Instant recordedAt, boolean retired)
      implements SchemeEvent {}
}
