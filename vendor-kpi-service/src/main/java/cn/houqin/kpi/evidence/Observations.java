package cn.houqin.kpi.evidence;

import cn.houqin.events.workorder.Evidence;
import com.mongodb.client.model.UpdateOptions;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All observations. Delivered again, an event changes nothing. */
@Component
public class Observations {

  private static final String COLLECTION = "observations";

  private final MongoTemplate mongo;

  Observations(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .getCollection(COLLECTION)
        .createIndex(
            new Document("hospital", 1)
                .append("contract", 1)
                .append("line", 1)
                .append("month", 1)
                .append("evidenceId", 1));
  }

  void insert(String hospital, Evidence evidence) {
    var document = new Document();
    mongo.getConverter().write(Observation.of(hospital, evidence), document);
    document.remove("_class");
    mongo
        .getCollection(COLLECTION)
        .updateOne(
            new Document("_id", key(hospital, evidence.evidenceId())),
            new Document("$setOnInsert", document),
            new UpdateOptions().upsert(true));
  }

  /**
   * Takes a figure out of the count; it stays visible. A figure that has not come yet is awaited by
   * the redelivery.
   */
  boolean withdraw(String hospital, String evidenceId, Observation.Withdrawal withdrawal) {
    var withdrawn =
        new Document("by", withdrawal.by())
            .append("reason", withdrawal.reason())
            .append("at", Date.from(withdrawal.at()));
    return mongo
            .getCollection(COLLECTION)
            .updateOne(
                new Document("_id", key(hospital, evidenceId)),
                new Document("$set", new Document("withdrawn", withdrawn)))
            .getMatchedCount()
        == 1;
  }

  /** All that was received for a month, withdrawn ones included, by id. */
  public List<Observation> ofMonth(String hospital, String contract, String line, String month) {
    var query =
        new Query(
                Criteria.where("hospital")
                    .is(hospital)
                    .and("contract")
                    .is(contract)
                    .and("line")
                    .is(line)
                    .and("month")
                    .is(month))
            .with(Sort.by("evidenceId"));
    return mongo.find(query, Observation.class, COLLECTION);
  }

  private static String key(String hospital, String evidenceId) {
    return hospital + "/" + evidenceId;
  }
}
