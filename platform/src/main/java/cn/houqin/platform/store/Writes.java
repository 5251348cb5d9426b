package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.Placement;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.filing.Filings;
import com.mongodb.client.MongoCollection;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Where a kind of aggregate is written, what may be written there now, and who is told.
 *
 * @param recent what was read lately of it
 */
record Writes<T>(
    Supplier<MongoCollection<Document>> target,
    Recent<Stored<T>> recent,
    Filings filings,
    Placement placement,
    Runnable told) {

  MongoCollection<Document> collection() {
    return target.get();
  }

  /** There may be something to publish or to file. */
  void nudge() {
    recent.changed();
    told.run();
  }
}
