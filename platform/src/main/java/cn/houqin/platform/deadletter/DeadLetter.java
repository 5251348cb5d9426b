package cn.houqin.platform.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * An event kept aside. It is open until replayed or discarded; while one is open, later events of
 * its key are parked behind it.
 *
 * @param claimedUntil until when somebody is replaying it (machine time)
 */
record DeadLetter(
    @Id String id,
    RawEvent event,
    Status status,
    boolean open,
    String reason,
    Instant at,
    List<Step> history,
    @Nullable Instant claimedUntil) {

  /** What became of it. */
  enum Status {
    /** It could not take effect. */
    DEAD,
    /** It waits behind one of the same key. */
    PARKED,
    REPLAYED,
    DISCARDED
  }

  /** What somebody did with it and why. */
  record Step(Instant at, String by, String what, String reason) {}

  static DeadLetter of(RawEvent event, Status status, String reason, Instant at) {
    return new DeadLetter(event.id(), event, status, true, reason, at, List.of(), null);
  }
}
