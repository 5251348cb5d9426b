package cn.houqin.events.contract;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;

/** The hospitals of the platform. */
public sealed interface HospitalEvent extends StateEvent {

  /**
   * A hospital as it stands.
   *
   * @param zone IANA zone in which its months and days are counted
   * @param migrating whether past-dated contracts and settlements may be entered
   */
  @EventType("hospital.state.v1")
  record State(
      String hospital,
      String name,
      String zone,
      boolean migrating,
      Instant recordedAt,
      boolean retired)
      implements HospitalEvent {}
}
