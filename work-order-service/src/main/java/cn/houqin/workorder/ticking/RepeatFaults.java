package cn.houqin.workorder.ticking;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.workorder.clock.OrderEvidence;
import cn.houqin.workorder.clock.OrderEvidence.Closing;
import cn.houqin.workorder.clock.OrderHistory;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.Schemes;
import cn.houqin.workorder.terms.TermsBook;
import cn.houqin.workorder.transition.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the fault of a closed order came back: an order of the same category and place requested
 * within 14 days. The closed order itself asks, when it is told of such a request, when a month
 * begins and when the time is over. What it decided stays unless the later order turns out to be
 * none: rejected, cancelled (merged too), transferred, or put down differently. Only where its
 * scheme asks for it.
 */
@Component
class RepeatFaults {

  /** A request that is being written is seen after this. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** Reason of evidence that counts no more because the later order was none. */
  static final String REPETITION_ENDED = "REPETITION_ENDED";

  private static final String CAUSE = OrderEvidence.REPEAT_FAULT;
  private static final List<String> NONE =
      Stream.of(State.REJECTED, State.CANCELLED, State.TRANSFERRED).map(State::name).toList();

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
    if (round.hasGiven(CAUSE) && !isRefuted(hospital, order)) {
      return;
    }
    OrderEvidence.closing(history).ifPresent(closing -> look(hospital, order, closing, round));
  }

  private void look(String hospital, WorkOrder order, Closing closing, Round round) {
    var of = closing.assignment();
    var asked = schemes.asksFor(CAUSE, hospital, of.contract(), of.contractVersion(), order.line());
    if (asked.isEmpty()) {
      round.lookAt(Waiting.nextQuestion(closing.at(), round.now()));
    } else if (asked.get() && isBeingImported(hospital, order, round.now())) {
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
    var repeated = first(hospital, order, closing).filter(one -> !one.at().isAfter(round.now()));
    var over = closing.repeatedUntil().plus(GRACE);
    if (repeated.isPresent()) {
      round.repeated(
          repeated.get().link(order.line()), closing.repeated(repeated.get().at(), zone));
    } else if (!over.isAfter(round.now())) {
      round.repeated(null, closing.notRepeated(zone));
    } else {
      round.repeated(null, null);
      var month = beginOfNextMonth(round.now(), zone).plus(GRACE);
      round.lookAt(month.isBefore(over) ? month : over);
    }
  }

  /** A request that repeats it. */
  private record Repetition(String id, Instant at) {
    Link link(String line) {
      return new Link(Link.Kind.REPEATED_BY, line, id);
    }
  }

  private static Instant beginOfNextMonth(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone)
        .withDayOfMonth(1)
        .plusMonths(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  private Optional<Repetition> first(String hospital, WorkOrder order, Closing closing) {
    var since =
        new Document("$gt", Date.from(closing.at()))
            .append("$lte", Date.from(closing.repeatedUntil()));
    var first =
        mongo
            .getCollection("work_orders")
            .find(same(hospital, order).append("requestedAt", since))
            .sort(new Document("requestedAt", 1).append("_id", 1))
            .projection(new Document("requestedAt", 1).append(Envelope.HOSPITAL, 1))
            .limit(1)
            .first();
    return Optional.ofNullable(first)
        .map(found -> new Repetition(Envelope.id(found), found.getDate("requestedAt").toInstant()));
  }

  private static Document same(String hospital, WorkOrder order) {
    return new Document("hospital", hospital)
        .append("line", order.line())
        .append("request.category", order.request().category())
        .append("request.place.location", order.request().location())
        .append("life.state", new Document("$nin", NONE));
  }

  /** Whether the order as which its fault seemed to come back is no repetition any more. */
  private boolean isRefuted(String hospital, WorkOrder order) {
    return order.desk().link(Link.Kind.REPEATED_BY).stream()
        .map(link -> Envelope.key(hospital, link.workOrder()))
        .map(key -> same(hospital, order).append("_id", key))
        .anyMatch(still -> mongo.getCollection("work_orders").find(still).first() == null);
  }
}
