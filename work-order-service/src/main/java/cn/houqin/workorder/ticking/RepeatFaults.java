package cn.houqin.workorder.ticking;

import cn.houqin.workorder.clock.OrderEvidence;
import cn.houqin.workorder.clock.OrderEvidence.Closing;
import cn.houqin.workorder.clock.OrderHistory;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.Schemes;
import cn.houqin.workorder.terms.TermsBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the fault of a closed order came back: an order of the same category and place requested
 * within 14 days. The closed order itself asks, when it is told of such a request, when a month
 * begins and when the time is over; what it once decided stays. Only where its scheme asks for it.
 */
@Component
class RepeatFaults {

  /** A request that is being written is seen after this. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final String CAUSE = OrderEvidence.REPEAT_FAULT;

  private final Schemes schemes;
  private final TermsBook terms;
  private final MongoTemplate mongo;

  RepeatFaults(Schemes schemes, TermsBook terms, MongoTemplate mongo) {
    this.schemes = schemes;
    this.terms = terms;
    this.mongo = mongo;
  }

  /** Gives the evidence if it is decided by now, else says when to look again. */
  void look(String hospital, WorkOrder order, OrderHistory history, Round round) {
    if (round.hasGiven(CAUSE)) {
      return;
    }
    OrderEvidence.closing(history).ifPresent(closing -> look(hospital, order, closing, round));
  }

  private void look(String hospital, WorkOrder order, Closing closing, Round round) {
    var of = closing.assignment();
    var asked = schemes.asksFor(CAUSE, hospital, of.contract(), of.contractVersion(), order.line());
    if (asked.isEmpty() || (asked.get() && isBeingImported(hospital, order, round.now()))) {
      round.lookAt(round.now().plus(GRACE));
    } else if (asked.get()) {
      decide(hospital, order, closing, round);
    }
  }

  /** The orders of a file come one by one: which followed which is known when all are here. */
  private boolean isBeingImported(String hospital, WorkOrder order, Instant now) {
    var source = order.source();
    if (source != null && !now.isAfter(source.acceptedAt())) {
      return true;
    }
    var running =
        new Document("hospital", hospital).append("line", order.line()).append("active", true);
    return mongo.getCollection("history_imports").find(running).limit(1).first() != null;
  }

  private void decide(String hospital, WorkOrder order, Closing closing, Round round) {
    var zone = terms.zone(hospital);
    var repeated = repeatedAt(hospital, order, closing);
    var over = closing.repeatedUntil().plus(GRACE);
    if (repeated.filter(at -> !at.isAfter(round.now())).isPresent()) {
      round.give(closing.repeated(repeated.get(), zone));
    } else if (!over.isAfter(round.now())) {
      round.give(closing.notRepeated(zone));
    } else {
      var month = beginOfNextMonth(round.now(), zone).plus(GRACE);
      round.lookAt(month.isBefore(over) ? month : over);
    }
  }

  private static Instant beginOfNextMonth(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone)
        .withDayOfMonth(1)
        .plusMonths(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  private Optional<Instant> repeatedAt(String hospital, WorkOrder order, Closing closing) {
    var same =
        new Document("hospital", hospital)
            .append("line", order.line())
            .append("request.category", order.request().category())
            .append("request.place.location", order.request().location())
            .append(
                "requestedAt",
                new Document("$gt", Date.from(closing.at()))
                    .append("$lte", Date.from(closing.repeatedUntil())));
    var first =
        mongo
            .getCollection("work_orders")
            .find(same)
            .sort(new Document("requestedAt", 1).append("_id", 1))
            .projection(new Document("requestedAt", 1))
            .limit(1)
            .first();
    return Optional.ofNullable(first).map(found -> found.getDate("requestedAt").toInstant());
  }
}
