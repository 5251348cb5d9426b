package cn.houqin.platform.json;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.util.Objects;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events, the same in every service whatever its settings: all fields in the order of
 * the record, absent ones as null, instants as ISO-8601 text. Records hold decimals as text.
 */
public final class EventBodies {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private EventBodies() {}

  public static String of(Event event) {
    return JSON.writeValueAsString(event);
  }

  /** The logical name, for the CloudEvents attribute {@code type}. */
  public static String typeOf(Event event) {
    return Objects.requireNonNull(
            event.getClass().getAnnotation(EventType.class),
            () -> event.getClass() + " has no @EventType")
        .value();
  }
}
