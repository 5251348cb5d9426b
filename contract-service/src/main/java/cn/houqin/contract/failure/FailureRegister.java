package cn.houqin.contract.failure;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.platform.aggregate.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of the register. */
@Component
public class FailureRegister {

  private final MongoTemplate mongo;

  FailureRegister(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * The failures of a contract that may concern a month, by line: begun before its end and not
   * rectified before its beginning.
   *
   * @param asOf waivers approved later are not there yet
   */
  public Map<String, List<Failure>> of(
      String hospital, String contract, Instant monthStart, Instant monthEnd, Instant asOf) {
    var filter =
        new Document("hospital", hospital)
            .append("contract", contract)
            .append("withdrawn", null)
            .append("startedAt", new Document("$lt", Date.from(monthEnd)))
            .append(
                "$or",
                List.of(
                    new Document("rectifiedAt", null),
                    new Document("rectifiedAt", new Document("$gt", Date.from(monthStart)))));
    var byLine = new TreeMap<String, List<Failure>>();
    mongo
        .getCollection(FailureStorage.COLLECTION)
        .find(filter)
        .sort(new Document("startedAt", -1))
        .forEach(
            document -> {
              var id = Envelope.id(document);
              var body = mongo.getConverter().read(RegisteredFailure.class, document);
              byLine
                  .computeIfAbsent(body.line(), _ -> new ArrayList<>())
                  .add(body.charged(id, asOf));
            });
    return byLine;
  }

  /** Whether a contract has this failure. */
  public boolean isOf(String hospital, String contract, String failure) {
    return mongo
            .getCollection(FailureStorage.COLLECTION)
            .find(new Document("_id", Envelope.key(hospital, failure)).append("contract", contract))
            .first()
        != null;
  }

  /** Ids of the failures that an order or inspection told. */
  List<String> toldBy(String hospital, String source) {
    var ids = new ArrayList<String>();
    mongo
        .getCollection(FailureStorage.COLLECTION)
        .find(new Document("hospital", hospital).append("source.origin", source))
        .sort(new Document("startedAt", 1))
        .limit(200)
        .forEach(document -> ids.add(Envelope.id(document)));
    return ids;
  }
}
