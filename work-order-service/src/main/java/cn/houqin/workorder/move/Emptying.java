package cn.houqin.workorder.move;

import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.DeleteOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what a line has left behind. What was not copied, because an instance wrote it late, is
 * carried over first.
 *
 * @param to where the line is now; null where these are copies that nobody needs
 */
record Emptying(Estate estate, @Nullable Estate to, Runnable beforeEach) {

  private static final Logger LOG = LoggerFactory.getLogger(Emptying.class);
  private static final int BATCH = 200;

  void all() {
    for (var kind : Estate.KINDS.entrySet()) {
      for (var part : estate.parts(kind.getKey())) {
        empty(kind, part);
      }
    }
    Belongings.deleteCounters(estate);
  }

  private void empty(Map.Entry<String, String> kind, Document part) {
    var batch = new ArrayList<Document>();
    for (var document : estate.collection(kind.getKey()).find(part).batchSize(BATCH)) {
      batch.add(document);
      if (batch.size() == BATCH) {
        empty(kind, batch);
        batch.clear();
      }
    }
    empty(kind, batch);
  }

  private void empty(Map.Entry<String, String> kind, List<Document> batch) {
    if (batch.isEmpty()) {
      return;
    }
    beforeEach.run();
    var done =
        to == null
            ? batch
            : batch.stream()
                .filter(one -> one.get(Envelope.EPOCH) != null || isCarried(kind, one, to))
                .toList();
    Belongings.delete(kind.getKey(), done, estate);
    if (!done.isEmpty()) {
      estate.collection(kind.getKey()).bulkWrite(done.stream().map(Emptying::deleted).toList());
    }
  }

  /** What changed since stays, and is carried over the next time. */
  private static DeleteOneModel<Document> deleted(Document one) {
    return new DeleteOneModel<>(
        new Document("_id", one.getString("_id"))
            .append(Envelope.VERSION, one.getLong(Envelope.VERSION)));
  }

  private boolean isCarried(Map.Entry<String, String> kind, Document late, Estate there) {
    LOG.warn("{} was written late; it is carried over", late.getString("_id"));
    Belongings.of(kind, List.of(late), estate, there);
    try {
      there.collection(kind.getKey()).insertOne(Copying.atHome(late));
      return true;
    } catch (MongoWriteException refused) {
      var isThere =
          refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
              && refused.getMessage() != null
              && refused.getMessage().contains("index: _id_");
      if (!isThere) {
        LOG.error("{} cannot be carried over; it stays", late.getString("_id"), refused);
      }
      return isThere;
    }
  }
}
