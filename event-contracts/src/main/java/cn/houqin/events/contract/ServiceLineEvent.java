package cn.houqin.events.contract;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The service lines of a hospital. */
public sealed interface ServiceLineEvent extends StateEvent {

  /**
   * A service line as it stands.
   *
   * @param orderForm JSON Schema text of the extra fields an order of this line carries
   */
  @EventType("service-line.state.v1")
  record State(
      String line,
      String nameZh,
      String nameEn,
      @Nullable String orderForm,
      Instant recordedAt,
      boolean retired)
      implements ServiceLineEvent {}
}
