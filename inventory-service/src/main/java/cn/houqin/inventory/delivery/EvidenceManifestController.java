package cn.houqin.inventory.delivery;

import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What evidence this service has given for a month: that of deliveries. It is decided at receipt,
 * in the same update, so nothing is ever still to be decided.
 */
@RestController
class EvidenceManifestController {

  private final MongoTemplate mongo;
  private final String collection;

  EvidenceManifestController(MongoTemplate mongo, Aggregates<PurchaseOrder> orders) {
    this.mongo = mongo;
    this.collection = orders.type().collection();
  }

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  record Manifest(long count, String sha256) {}

  @GetMapping("/internal/evidence-manifest")
  @PreAuthorize("hasAuthority('SCOPE_internal.evidence-manifest')")
  Manifest manifest(
      Caller caller,
      @RequestParam String contract,
      @RequestParam String line,
      @RequestParam String month)
      throws NoSuchAlgorithmException {
    var ids = ids(caller.hospital(), new PurchaseOrder.Mark("", contract, line, month));
    var sha = MessageDigest.getInstance("SHA-256");
    ids.forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Manifest(ids.size(), HexFormat.of().formatHex(sha.digest()));
  }

  private TreeSet<String> ids(String hospital, PurchaseOrder.Mark wanted) {
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
