package cn.houqin.kpi.evidence;

import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the day sums anew where somebody dropped them: every bucket, to be summed. */
final class TallyRemaking {

  private static final List<String> FIELDS =
      List.of("hospital", "contract", "line", "month", "indicator", "day");

  private TallyRemaking() {}

  static void ifDropped(MongoTemplate mongo) {
    if (mongo.getCollection(Tallies.COLLECTION).find().limit(1).first() == null
        && mongo.getCollection(Observations.COLLECTION).find().limit(1).first() != null) {
      remake(mongo);
    }
  }

  private static void remake(MongoTemplate mongo) {
    var bucket = new Document();
    FIELDS.forEach(field -> bucket.append(field, "$" + field));
    var shown = new Document("_id", new Document("$concat", key()));
    FIELDS.forEach(field -> shown.append(field, "$_id." + field));
    shown
        .append("number", new Document("$literal", 1L))
        .append(Tallies.STALE_SINCE, new Document("$literal", new Date(1)));
    mongo
        .getCollection(Observations.COLLECTION)
        .aggregate(
            List.of(
                new Document("$group", new Document("_id", bucket)),
                new Document("$project", shown),
                new Document(
                    "$merge",
                    new Document("into", Tallies.COLLECTION)
                        .append("whenMatched", "keepExisting"))))
        .allowDiskUse(true)
        .toCollection();
  }

  private static List<String> key() {
    var parts = new java.util.ArrayList<String>();
    for (var field : FIELDS) {
      if (!parts.isEmpty()) {
        parts.add("/");
      }
      parts.add("$_id." + field);
    }
    return parts;
  }
}
