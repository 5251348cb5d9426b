package cn.houqin.platform.audit;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.filing.Digests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/**
 * Goes through a hospital's audit trail from its first entry: every batch under its number, on the
 * hash of the one before, every entry as it was sealed, no entry besides, and of every aggregate as
 * many entries as its version says.
 */
final class Verification {

  private static final int MOST_FAULTS = 100;

  private final AuditTrail trail;
  private final Digests digests;
  private final List<Fault> faults = new ArrayList<>();
  private long entries;

  /**
   * Something that is not as it was sealed.
   *
   * @param rule stable name of what does not hold
   */
  record Fault(String rule, long batch, String entry) {}

  /**
   * @param unsealed entries that no batch vouches for yet
   * @param faults the first hundred
   */
  record Result(long batches, long entries, long unsealed, String head, List<Fault> faults) {}

  Verification(AuditTrail trail, Digests digests) {
    this.trail = trail;
    this.digests = digests;
  }

  Result of(String hospital, Aggregates<Chain> chains, String service) {
    var announced = chains.find(hospital, service).map(Stored::body).orElse(Chain.EMPTY);
    var reached = batches(hospital);
    if (reached.number() < announced.number()) {
      fault("batch-missing", reached.number() + 1, "");
    } else if (reached.number() == announced.number() && !reached.head().equals(announced.head())) {
      fault("head-differs", reached.number(), "");
    }
    var unsealed =
        trail
            .entries()
            .countDocuments(new Document(AuditTrail.UNSEALED, true).append("hospital", hospital));
    versions(hospital);
    return new Result(reached.number(), entries, unsealed, reached.head(), List.copyOf(faults));
  }

  private void fault(String rule, long batch, String entry) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(rule, batch, entry));
    }
  }

  private Chain batches(String hospital) {
    var last = Chain.EMPTY;
    for (var stored :
        trail.batches().find(new Document("hospital", hospital)).sort(new Document("number", 1))) {
      var batch = Batch.of(stored);
      if (batch.number() != last.number() + 1
          || !stored.getString("_id").equals(Batch.id(hospital, batch.number()))) {
        fault("batch-missing", last.number() + 1, "");
      }
      if (!batch.previous().equals(last.head())) {
        fault("chain-broken", batch.number(), "");
      }
      if (!batch.computedHash(digests).equals(batch.hash())) {
        fault("batch-edited", batch.number(), "");
      }
      entriesOf(batch);
      last = new Chain(batch.number(), batch.hash());
    }
    return last;
  }

  private void entriesOf(Batch batch) {
    var expected = batch.digestsById();
    var found = new HashSet<String>();
    for (var entry :
        trail
            .entries()
            .find(
                new Document("hospital", batch.hospital())
                    .append(AuditTrail.BATCH, batch.number()))) {
      var id = entry.getString("_id");
      found.add(id);
      entries++;
      if (!expected.containsKey(id)) {
        fault("entry-inserted", batch.number(), id);
      } else if (!expected.get(id).equals(Batch.digest(entry, digests))) {
        fault("entry-edited", batch.number(), id);
      }
    }
    expected.keySet().stream()
        .filter(id -> !found.contains(id))
        .forEach(id -> fault("entry-removed", batch.number(), id));
  }

  /** Each version of an aggregate has one entry under an id made of it: 1, 2, 3 without gaps. */
  private void versions(String hospital) {
    var subject = "";
    var version = 0L;
    for (var entry :
        trail
            .entries()
            .find(new Document("hospital", hospital))
            .sort(new Document("kind", 1).append("subject", 1).append(Envelope.VERSION, 1))) {
      if (entry.getLong("count") == null) {
        continue;
      }
      var key = hospital + "/" + entry.getString("kind") + "/" + entry.getString("subject");
      version = key.equals(subject) ? version + 1 : 1;
      subject = key;
      if (!entry.getString("_id").equals(key + "/" + version)) {
        fault("entry-out-of-count", entry.get(AuditTrail.BATCH, 0L), entry.getString("_id"));
        version = entry.getLong(Envelope.VERSION);
      }
    }
  }
}
