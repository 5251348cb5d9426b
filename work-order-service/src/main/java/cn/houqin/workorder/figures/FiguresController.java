package cn.houqin.workorder.figures;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a line's orders took. */
@RestController
class FiguresController {

  private static final int MOST_ORDERS = 500_000;

  private final MongoTemplate mongo;

  FiguresController(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @GetMapping("/api/service-lines/{line}/figures")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','DISPATCHER','LOGISTICS','AUDITOR','INTEGRATOR',"
          + "'ADMINISTRATOR')")
  Figures figures(
      Caller caller,
      @PathVariable String line,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "24") int withinHours) {
    if (withinHours < 1 || withinHours > 8_784) {
      throw Invalid.field("withinHours", "between", withinHours, 1, 8_784);
    }
    var requested = new Document("$gte", Date.from(from == null ? Instant.EPOCH : from));
    if (to != null) {
      requested.append("$lt", Date.from(to));
    }
    var filter =
        new Document("hospital", caller.hospital())
            .append("line", line)
            .append("requestedAt", requested);
    if (category != null) {
      filter.append("request.category", category);
    }
    var dates = new ArrayList<Figures.Dates>();
    mongo
        .getCollection("work_orders")
        .find(filter)
        .sort(new Document("requestedAt", -1))
        .projection(
            new Document("requestedAt", 1).append("life.facts", 1).append("source.fixedDue", 1))
        .limit(MOST_ORDERS)
        .map(FiguresController::dates)
        .into(dates);
    return Figures.of(dates, withinHours);
  }

  private static Figures.Dates dates(Document order) {
    @Nullable Instant completed = null;
    for (var fact : order.getEmbedded(List.of("life", "facts"), List.<Document>of())) {
      if ("COMPLETED".equals(fact.getString("type"))) {
        completed = fact.getDate("at").toInstant();
      }
    }
    var due = order.getEmbedded(List.of("source", "fixedDue"), Date.class);
    return new Figures.Dates(
        order.getDate("requestedAt").toInstant(), completed, due == null ? null : due.toInstant());
  }
}
