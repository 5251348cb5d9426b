package cn.houqin.workorder.move;

import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * Copies what differs between a line's estates, batch by batch.
 *
 * @param beforeEach called before each batch: throws if the copying is to end
 */
record Copying(Estate from, Estate to, Runnable beforeEach) {

  private static final int BATCH = 500;

  /** Copies what rests: nothing waits in it to be published or filed. */
  long resting() {
    return pass(new Document(Envelope.PENDING_AT, null).append(Envelope.FILING_AT, null));
  }

  /** Copies all that differs; to be called when nothing changes any more. */
  long rest() {
    var copied = pass(new Document());
    Belongings.counters(from, to);
    return copied;
  }

  private long pass(Document which) {
    var copied = 0L;
    for (var kind : Estate.KINDS.entrySet()) {
      for (var part : from.parts(kind.getKey())) {
        part.putAll(which);
        copied += pass(kind, part);
      }
    }
    return copied;
  }

  private long pass(Map.Entry<String, String> kind, Document part) {
    var copied = 0L;
    var batch = new ArrayList<Document>();
    for (var seen :
        from.collection(kind.getKey()).find(part).projection(Estate.compared()).batchSize(BATCH)) {
      batch.add(seen);
      if (batch.size() == BATCH) {
        copied += copy(kind, part, batch);
        batch.clear();
      }
    }
    return copied + copy(kind, part, batch);
  }

  private long copy(Map.Entry<String, String> kind, Document part, List<Document> batch) {
    beforeEach.run();
    var there = new HashMap<String, List<Object>>();
    to.collection(kind.getKey())
        .find(in(batch.stream().map(one -> one.getString("_id")).toList()))
        .projection(Estate.compared())
        .forEach(one -> there.put(one.getString("_id"), Estate.mark(one)));
    var differing =
        batch.stream()
            .filter(one -> !Objects.equals(there.get(one.getString("_id")), Estate.mark(one)))
            .map(one -> one.getString("_id"))
            .toList();
    if (differing.isEmpty()) {
      return 0;
    }
    var documents =
        from.collection(kind.getKey())
            .find(in(differing).append("$and", List.of(part)))
            .into(new ArrayList<>());
    put(kind, documents);
    return documents.size();
  }

  /** Puts documents as they stand, with what belongs to them. */
  private void put(Map.Entry<String, String> kind, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    Belongings.of(kind, documents, from, to);
    to.collection(kind.getKey())
        .bulkWrite(
            documents.stream()
                .map(
                    one ->
                        new ReplaceOneModel<>(
                            new Document("_id", one.getString("_id")),
                            atHome(one),
                            new ReplaceOptions().upsert(true)))
                .toList(),
            new BulkWriteOptions().ordered(false));
  }

  /** A document as it is where it may be changed. */
  static Document atHome(Document document) {
    var copy = new Document(document);
    copy.remove(Envelope.EPOCH);
    copy.remove(Envelope.HELD_UNTIL);
    return copy;
  }

  static Document in(List<String> ids) {
    return new Document("_id", new Document("$in", ids));
  }
}
