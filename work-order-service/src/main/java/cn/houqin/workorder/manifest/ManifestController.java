package cn.houqin.workorder.manifest;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.watch.Mark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What other services ask: the manifest of a month's evidence, and the order behind a figure. */
@RestController
@RequestMapping("/internal")
class ManifestController {

  private final MongoTemplate mongo;
  private final cn.houqin.platform.aggregate.Aggregates<WorkOrder> orders;

  ManifestController(
      MongoTemplate mongo, cn.houqin.platform.aggregate.Aggregates<WorkOrder> orders) {
    this.mongo = mongo;
    this.orders = orders;
  }

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  record Manifest(long count, String sha256) {}

  /** Evidence of the line is still being decided or imported (409). */
  static final class EvidenceNotReady extends BrokenRule {
    EvidenceNotReady(String line, String why) {
      super(409, "evidence-not-ready", line, why);
    }

    @Override
    public int retryAfterSeconds() {
      return 1;
    }
  }

  @GetMapping("/service-lines/{line}/evidence-manifest")
  @PreAuthorize("hasAuthority('SCOPE_internal.evidence-manifest')")
  Manifest manifest(
      Call call,
      @PathVariable String line,
      @RequestParam String contract,
      @RequestParam String month) {
    refuseWhileUnsettled(call, line);
    var ids = new TreeSet<String>();
    var wanted = Mark.of("", contract, line, month);
    collect(call.hospital(), "work_orders", List.of("watch", "evidence"), wanted, ids);
    collect(call.hospital(), "inspections", List.of("evidence"), wanted, ids);
    return new Manifest(ids.size(), digest(ids));
  }

  private void refuseWhileUnsettled(Call call, String line) {
    var due =
        new Document("hospital", call.hospital())
            .append("line", line)
            .append("nextTimerAt", new Document("$lte", Date.from(call.now())));
    if (mongo.getCollection("work_orders").find(due).limit(1).first() != null) {
      throw new EvidenceNotReady(line, "clocks are due");
    }
    var active =
        new Document("hospital", call.hospital()).append("line", line).append("active", true);
    if (mongo.getCollection("history_imports").find(active).limit(1).first() != null) {
      throw new EvidenceNotReady(line, "an import runs");
    }
  }

  private void collect(
      String hospital, String collection, List<String> path, Mark wanted, TreeSet<String> ids) {
    var evidence = String.join(".", path);
    var filter =
        new Document("hospital", hospital)
            .append(
                evidence,
                new Document(
                    "$elemMatch",
                    new Document("contract", wanted.contract())
                        .append("line", wanted.line())
                        .append("month", wanted.month())));
    mongo
        .getCollection(collection)
        .find(filter)
        .projection(new Document(evidence, 1))
        .forEach(
            document -> {
              for (var mark : document.getEmbedded(path, List.<Document>of())) {
                if (wanted.contract().equals(mark.getString("contract"))
                    && wanted.line().equals(mark.getString("line"))
                    && wanted.month().equals(mark.getString("month"))) {
                  ids.add(mark.getString("evidenceId"));
                }
              }
            });
  }

  /** The order behind a figure. */
  @GetMapping("/work-orders/{order}")
  @PreAuthorize("hasAuthority('SCOPE_internal.work-order')")
  OrderBehind order(Call call, @PathVariable String order) {
    return OrderBehind.of(
        orders
            .find(call.hospital(), order)
            .orElseThrow(() -> new NotFound("work-order", order))
            .body());
  }

  private static String digest(TreeSet<String> ids) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      ids.forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
