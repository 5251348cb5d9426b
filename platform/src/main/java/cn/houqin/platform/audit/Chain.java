package cn.houqin.platform.audit;

import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.events.audit.AuditEvent;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.List;

/**
 * How far a hospital's audit entries are sealed in this service.
 *
 * @param number of the last batch; 0 before the first
 * @param head its hash
 */
record Chain(long number, String head) {

  /**
   * Name of the aggregate's type. Its own entries are sealed with the next that are not its own.
   */
  static final String KIND = "audit-chain";

  static final Chain EMPTY = new Chain(0, "0".repeat(64));

  static AggregateType<Chain> type(String service) {
    var heads = Streams.AUDIT_HEADS;
    var own = new Stream(heads.topic(), heads.kind(), service, heads.events(), heads.readers());
    return new AggregateType<>(
        KIND,
        "audit_chains",
        Chain.class,
        new Publication.Facts<>(own),
        new VendorScope.Nobody(),
        List.of());
  }

  /** The batch that comes next is sealed; any other is not its next. */
  Change<Chain> sealedBy(Batch batch, String service, Instant now) {
    if (batch.number() != number + 1) {
      return Change.to(this);
    }
    return Change.to(new Chain(batch.number(), batch.hash()))
        .announcing(
            new AuditEvent.Sealed(
                service,
                batch.number(),
                batch.previous(),
                batch.hash(),
                batch.entries().size(),
                now));
  }
}
