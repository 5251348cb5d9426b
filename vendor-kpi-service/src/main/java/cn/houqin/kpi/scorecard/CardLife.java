package cn.houqin.kpi.scorecard;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** From closed to final: published, accepted by the vendor or left unappealed. */
@Component
class CardLife {

  private static final Duration APPEAL_WINDOW = Duration.ofDays(7);

  private final ClosingMonth closing;

  CardLife(ClosingMonth closing) {
    this.closing = closing;
  }

  Change<Closing> publish(Call call, String id, Closing card) {
    var until = call.now().plus(APPEAL_WINDOW);
    return Change.to(card.published(call.now(), until))
        .announcing(
            new ScorecardEvent.Published(
                id,
                card.contract(),
                card.line(),
                card.vendor(),
                card.month(),
                card.revisions().size(),
                until,
                call.now()))
        .noting(published("vendor:" + card.vendor(), id), published("role:VENDOR_MANAGER", id));
  }

  private static Notice published(String recipient, String id) {
    return new Notice(recipient, "notice.scorecard-published", Map.of("scorecard", id));
  }

  /** The vendor has no objection; the card is final. */
  Change<Closing> accept(Call call, String id, Closing card) {
    var by = call.caller().subject();
    return finalised(call, id, card, by)
        .announcing(
            new ScorecardEvent.Accepted(
                id,
                card.contract(),
                card.line(),
                card.vendor(),
                card.month(),
                card.revisions().size(),
                by,
                call.now()));
  }

  Change<Closing> finalised(Call call, String id, Closing card, @Nullable String acceptedBy) {
    var next = card.finalised(acceptedBy, call.now());
    var revision = card.revisions().getLast();
    var total = revision.total();
    return Change.to(next)
        .announcing(
            new ScorecardEvent.Finalised(
                id,
                card.contract(),
                card.line(),
                card.vendor(),
                card.month(),
                revision.number(),
                total == null ? null : total.toPlainString(),
                revision.grade(),
                revision.digest(),
                call.now()));
  }

  /** What time does: asks for manifests again, ends the appeal window. */
  Change<Closing> pass(Stored<Closing> stored, Call call) {
    var card = stored.body();
    return switch (card.stage()) {
      case CLOSING -> closing.attempt(call, stored.id(), card);
      case PUBLISHED -> finalised(call, stored.id(), card, null);
      case OPEN, CLOSED, FINAL -> Change.to(card);
    };
  }

  /** How closings are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Closing> closingAggregates(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "scorecard",
              "closings",
              Closing.class,
              new Publication.Facts<>(Streams.SCORECARDS),
              new VendorScope.Field("vendor"),
              List.of(
                  IndexSpec.on("-month"),
                  IndexSpec.on("contract", "-month"),
                  IndexSpec.on("vendor", "-month"))));
    }

    @Bean
    Timer<Closing> closingTimer(Aggregates<Closing> closings, CardLife life) {
      return new Timer<>(closings, life::pass);
    }
  }
}
