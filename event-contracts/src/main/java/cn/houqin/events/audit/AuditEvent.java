package cn.houqin.events.audit;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;

/** The heads of the hash chains that each service keeps over its audit entries. */
public sealed interface AuditEvent extends Event {

  /**
   * A batch of audit entries was sealed. Whoever kept this head can tell later whether anything
   * before it was changed.
   *
   * @param service whose entries
   * @param number of the batch, from 1
   * @param previous hash of the batch before; 64 zeros for the first
   * @param hash SHA-256 (hex) over hospital, number, previous and the digests of the entries
   * @param entries how many the batch seals
   */
  @EventType("audit-head.sealed.v1")
  record Sealed(
      String service, long number, String previous, String hash, int entries, Instant recordedAt)
      implements AuditEvent {}
}
