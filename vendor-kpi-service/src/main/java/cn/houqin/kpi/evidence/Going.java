package cn.houqin.kpi.evidence;

import com.mongodb.client.model.UpdateOneModel;
import java.util.Date;
import org.bson.Document;

/** A figure that is taken out of the count, unless it was before. */
record Going(String hospital, String evidenceId, Observation.Withdrawal withdrawal) {

  String id() {
    return Observations.key(hospital, evidenceId);
  }

  UpdateOneModel<Document> write() {
    var withdrawn =
        new Document("by", withdrawal.by())
            .append("reason", withdrawal.reason())
            .append("at", Date.from(withdrawal.at()))
            .append("supersededBy", withdrawal.supersededBy());
    return new UpdateOneModel<>(
        new Document("_id", id()).append("withdrawn", null),
        new Document("$set", new Document("withdrawn", withdrawn)));
  }
}
