package cn.houqin.kpi.evidence;

import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Makes the day sums anew where somebody dropped them, card by card: no question to the store takes
 * longer the more there are. A bucket that is there already stays as it is: it was made after, and
 * is summed by itself. Cut short, the remaking begins again.
 */
final class TallyRemaking {

  private static final String NOTES = "tally_notes";
  private static final Document UNDER_WAY = new Document("_id", "remaking");

  private TallyRemaking() {}

  static void ifDropped(MongoTemplate mongo) {
    if (isEmpty(mongo, Tallies.COLLECTION) && !isEmpty(mongo, Observations.COLLECTION)) {
      mongo
          .getCollection(NOTES)
          .replaceOne(UNDER_WAY, UNDER_WAY, new ReplaceOptions().upsert(true));
    }
    if (!isEmpty(mongo, NOTES)) {
      remake(mongo);
      mongo.getCollection(NOTES).deleteOne(UNDER_WAY);
    }
  }

  private static boolean isEmpty(MongoTemplate mongo, String collection) {
    return mongo.getCollection(collection).find().limit(1).first() == null;
  }

  private static void remake(MongoTemplate mongo) {
    for (var card = CountingFigures.cardAfter(mongo, null);
        card != null;
        card = CountingFigures.cardAfter(mongo, card)) {
      remake(mongo, card);
    }
  }

  private static void remake(MongoTemplate mongo, Document card) {
    var shown = new Document("_id", new Document("$concat", key()));
    Tallies.FIELDS.forEach(field -> shown.append(field, "$_id." + field));
    shown
        .append("numerator", 1)
        .append("denominator", 1)
        .append("figures", 1)
        .append("number", new Document("$literal", 1L));
    var stages = new ArrayList<>(CountingFigures.pass(card, Tallies.FIELDS));
    stages.add(new Document("$project", shown));
    stages.add(
        new Document(
            "$merge",
            new Document("into", Tallies.COLLECTION).append("whenMatched", "keepExisting")));
    mongo.getCollection(Observations.COLLECTION).aggregate(stages).toCollection();
  }

  private static List<String> key() {
    var parts = new ArrayList<String>();
    for (var field : Tallies.FIELDS) {
      if (!parts.isEmpty()) {
        parts.add("/");
      }
      parts.add("$_id." + field);
    }
    return parts;
  }
}
