package cn.houqin.endtoend.faults.scores;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What a kill left between observations and their day sums.
 *
 * @param unknown buckets that do not know yet of a figure in them: killed before they were told
 * @param stale buckets that know, and had not been summed
 */
record TallyGaps(int unknown, int stale) {

  static TallyGaps in(MongoDatabase store, String hospital) {
    var counts = counts(store, hospital);
    var unknown = 0;
    var stale = 0;
    for (var bucket : store.getCollection("tallies").find(new Document("hospital", hospital))) {
      var counted = counts.remove(bucket.getString("indicator") + "/" + bucket.getString("day"));
      if (bucket.containsKey("staleSince")) {
        stale++;
      } else if (bucket.getLong("figures") != (counted == null ? 0 : counted)) {
        unknown++;
      }
    }
    return new TallyGaps(unknown + counts.size(), stale);
  }

  boolean isAny() {
    return unknown + stale > 0;
  }

  private static Map<String, Integer> counts(MongoDatabase store, String hospital) {
    var counts = new HashMap<String, Integer>();
    store
        .getCollection("observations")
        .aggregate(
            List.of(
                new Document(
                    "$match", new Document("hospital", hospital).append("withdrawn", null)),
                new Document(
                    "$group",
                    new Document(
                            "_id", new Document("indicator", "$indicator").append("day", "$day"))
                        .append("count", new Document("$sum", 1)))))
        .forEach(
            group -> {
              var id = group.get("_id", Document.class);
              counts.put(
                  id.getString("indicator") + "/" + id.getString("day"), group.getInteger("count"));
            });
    return counts;
  }
}
