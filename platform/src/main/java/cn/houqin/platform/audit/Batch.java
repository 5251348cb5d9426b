package cn.houqin.platform.audit;

import cn.houqin.platform.filing.Digests;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Audit entries sealed together.
 *
 * @param number from 1 in each hospital, without gaps
 * @param previous hash of the batch before
 * @param hash over all the others
 */
record Batch(String hospital, long number, String previous, List<Sealed> entries, String hash) {

  /** An entry by its id, as it was when it was sealed. */
  record Sealed(String id, String digest) {}

  static Batch after(Chain chain, String hospital, List<Document> entries, Digests digests) {
    var sealed =
        entries.stream()
            .map(entry -> new Sealed(entry.getString("_id"), digest(entry, digests)))
            .toList();
    var open = new Batch(hospital, chain.number() + 1, chain.head(), sealed, "");
    return new Batch(hospital, open.number, open.previous, sealed, open.computedHash(digests));
  }

  /** Of an entry without the marks that sealing itself puts on it. */
  static String digest(Document entry, Digests digests) {
    var own = new Document(entry);
    own.remove(AuditTrail.UNSEALED);
    own.remove(AuditTrail.BATCH);
    return digests.of(own);
  }

  String computedHash(Digests digests) {
    var content = document();
    content.remove("hash");
    return digests.of(content);
  }

  Map<String, String> digestsById() {
    return entries.stream().collect(Collectors.toMap(Sealed::id, Sealed::digest));
  }

  Document document() {
    var sealed =
        entries.stream()
            .map(entry -> new Document("id", entry.id()).append("digest", entry.digest()))
            .toList();
    return new Document("_id", id(hospital, number))
        .append("hospital", hospital)
        .append("number", number)
        .append("previous", previous)
        .append("entries", sealed)
        .append("hash", hash);
  }

  static String id(String hospital, long number) {
    return hospital + "/" + number;
  }

  static Batch of(Document stored) {
    return new Batch(
        stored.getString("hospital"),
        stored.getLong("number"),
        stored.getString("previous"),
        stored.getList("entries", Document.class, List.of()).stream()
            .map(entry -> new Sealed(entry.getString("id"), entry.getString("digest")))
            .toList(),
        stored.getString("hash"));
  }
}
