package cn.houqin.kpi.evidence;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/**
 * One bucket's new changes: it has to be summed anew.
 *
 * @param since when that was told; the figures themselves may be months old
 */
record Raise(Observation one, long changes, Instant since) {

  /** One for each bucket of some figures. */
  static List<UpdateOneModel<Document>> of(List<Observation> figures, Instant now) {
    var raises = new TreeMap<String, Raise>();
    figures.forEach(one -> raises.merge(id(one), new Raise(one, 1, now), Raise::plus));
    return raises.values().stream().map(Raise::write).toList();
  }

  private static String id(Observation one) {
    return String.join(
        "/", one.hospital(), one.contract(), one.line(), one.month(), one.indicator(), one.day());
  }

  private Raise plus(Raise other) {
    return new Raise(one, changes + other.changes, since);
  }

  private UpdateOneModel<Document> write() {
    var fields =
        new Document("hospital", one.hospital())
            .append("contract", one.contract())
            .append("line", one.line())
            .append("month", one.month())
            .append("indicator", one.indicator())
            .append("day", one.day());
    return new UpdateOneModel<>(
        new Document("_id", id(one)),
        new Document("$inc", new Document("number", changes))
            .append("$setOnInsert", fields)
            .append("$min", new Document(Tallies.STALE_SINCE, Date.from(since))),
        new UpdateOptions().upsert(true));
  }
}
