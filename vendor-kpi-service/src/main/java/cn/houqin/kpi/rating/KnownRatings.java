package cn.houqin.kpi.rating;

import cn.houqin.platform.aggregate.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** All ratings of a card. */
@Component
class KnownRatings {

  /** Of so many people a card's rating may be asked. */
  static final int MOST = 200;

  private final MongoTemplate mongo;

  KnownRatings(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** A rating under its id. */
  record Known(String id, Rating rating) {}

  /** By place and person. */
  List<Known> of(String hospital, String scorecard) {
    var found = new ArrayList<Known>();
    mongo
        .getCollection(RatingStorage.RATINGS)
        .find(new Document("hospital", hospital).append("scorecard", scorecard))
        .limit(MOST + 1)
        .forEach(
            stored ->
                found.add(
                    new Known(
                        Envelope.id(stored), mongo.getConverter().read(Rating.class, stored))));
    found.sort(
        Comparator.comparing((Known known) -> known.rating().place().rater())
            .thenComparing(known -> known.rating().person()));
    return List.copyOf(found);
  }
}
