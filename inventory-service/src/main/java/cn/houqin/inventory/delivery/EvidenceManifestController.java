package cn.houqin.inventory.delivery;

import cn.houqin.inventory.order.Mark;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What evidence this service has given for a month: that of deliveries, decided at receipt or at
 * the end of the day agreed, each in the update of its order; withdrawn figures are listed too.
 */
@RestController
class EvidenceManifestController {

  /** A plan once chosen among few orders would look at all of the hospital's. */
  private static final Document BY_EVIDENCE =
      new Document("hospital", 1)
          .append("evidence.contract", 1)
          .append("evidence.line", 1)
          .append("evidence.month", 1)
          .append("_id", 1);

  private final MongoTemplate mongo;
  private final String collection;

  EvidenceManifestController(MongoTemplate mongo, Aggregates<PurchaseOrder> orders) {
    this.mongo = mongo;
    this.collection = orders.type().collection();
  }

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  record Manifest(long count, String sha256) {}

  /** An order that should be here is not, and that has not been told yet (409). */
  static final class EvidenceNotReady extends BrokenRule {
    EvidenceNotReady(String contract) {
      super(409, "evidence-not-ready", contract);
    }

    @Override
    public int retryAfterSeconds() {
      return 1;
    }
  }

  @GetMapping("/internal/evidence-manifest")
  @PreAuthorize("hasAuthority('SCOPE_internal.evidence-manifest')")
  Manifest manifest(
      Call call,
      @RequestParam String contract,
      @RequestParam String line,
      @RequestParam String month)
      throws NoSuchAlgorithmException {
    refuseWhileLatenessIsDue(call, contract);
    var ids = ids(call.hospital(), new Mark("", contract, line, month, null));
    var sha = MessageDigest.getInstance("SHA-256");
    ids.forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Manifest(ids.size(), HexFormat.of().formatHex(sha.digest()));
  }

  private void refuseWhileLatenessIsDue(Call call, String contract) {
    var due =
        new Document("hospital", call.hospital())
            .append("head.contract", contract)
            .append("lateAt", new Document("$lte", Date.from(call.now())));
    if (mongo.getCollection(collection).find(due).limit(1).first() != null) {
      throw new EvidenceNotReady(contract);
    }
  }

  private TreeSet<String> ids(String hospital, Mark wanted) {
    var ids = new TreeSet<String>();
    var mark =
        new Document("contract", wanted.contract())
            .append("line", wanted.line())
            .append("month", wanted.month());
    var filter =
        new Document("hospital", hospital).append("evidence", new Document("$elemMatch", mark));
    mongo
        .getCollection(collection)
        .find(filter)
        .hint(BY_EVIDENCE)
        .projection(new Document("evidence", 1))
        .forEach(
            order ->
                order.getList("evidence", Document.class).stream()
                    .filter(one -> one.entrySet().containsAll(mark.entrySet()))
                    .map(one -> one.getString("evidenceId"))
                    .forEach(ids::add));
    return ids;
  }
}
