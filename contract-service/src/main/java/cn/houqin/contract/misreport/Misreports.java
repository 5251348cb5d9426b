package cn.houqin.contract.misreport;

import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What settlements may ask of misreports. */
@Component
public class Misreports {

  private static final int MOST = 200;

  private final MongoTemplate mongo;
  private final Aggregates<Misreport> misreports;

  Misreports(MongoTemplate mongo, Aggregates<Misreport> misreports) {
    this.mongo = mongo;
    this.misreports = misreports;
  }

  /**
   * What a settlement charges: confirmed by then and charged in no other. Each is claimed before
   * the settlement is written; cut off in between, the same settlement finds its claims again.
   */
  public List<SettlementInput.Misreporting> claimed(
      Call call, String contract, String settlement, Instant asOf) {
    var claimed = new ArrayList<SettlementInput.Misreporting>();
    for (var id : open(call.hospital(), contract, settlement, asOf)) {
      var body =
          misreports
              .change(
                  Call.system(call.hospital(), "misreport-claim", call.now()),
                  id,
                  current -> Change.to(current.body().charged(settlement)))
              .stored()
              .body();
      if (settlement.equals(body.chargedIn()) && body.withdrawn() == null) {
        claimed.add(new SettlementInput.Misreporting(id, body.missedFen(), body.deliberate()));
      }
    }
    return List.copyOf(claimed);
  }

  /** Those of a settlement that were not withdrawn since. */
  public List<SettlementInput.Misreporting> standing(
      String hospital, List<SettlementInput.Misreporting> charged) {
    var ids = charged.stream().map(SettlementInput.Misreporting::misreporting).toList();
    var standing =
        misreports.findAll(hospital, ids).stream()
            .filter(found -> found.body().withdrawn() == null)
            .map(Stored::id)
            .collect(Collectors.toSet());
    return charged.stream().filter(one -> standing.contains(one.misreporting())).toList();
  }

  private List<String> open(String hospital, String contract, String settlement, Instant asOf) {
    var filter =
        new Document("hospital", hospital)
            .append("contract", contract)
            .append("chargedIn", new Document("$in", Arrays.asList(null, settlement)))
            .append("withdrawn", null)
            .append("confirmed.at", new Document("$lte", Date.from(asOf)));
    var ids = new ArrayList<String>();
    mongo
        .getCollection(MisreportStorage.COLLECTION)
        .find(filter)
        .sort(new Document("foundAt", 1).append("_id", 1))
        .limit(MOST)
        .forEach(document -> ids.add(Envelope.id(document)));
    return ids;
  }
}
