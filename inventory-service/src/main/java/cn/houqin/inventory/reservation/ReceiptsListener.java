package cn.houqin.inventory.reservation;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.paging.ListQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Stock's own news: where some came or was let go of, who waits for it is looked at again, first
 * come first.
 */
@Configuration(proxyBeanMethods = false)
class ReceiptsListener {

  private static final int AT_ONCE = 200;

  private final Reservations reservations;
  private final Aggregates<Reservation> stored;
  private final MongoTemplate mongo;
  private final Clock businessClock;

  ReceiptsListener(
      Reservations reservations,
      Aggregates<Reservation> stored,
      MongoTemplate mongo,
      Clock businessClock) {
    this.reservations = reservations;
    this.stored = stored;
    this.mongo = mongo;
    this.businessClock = businessClock;
  }

  /** A material in a store. */
  private record Card(String hospital, String material, String store) {

    static Card of(Received<StockEvent.Moved> event) {
      return new Card(event.hospital(), event.body().material(), event.body().store());
    }
  }

  @Bean
  Subscription<StockEvent.Moved> stockCame() {
    return new Subscription<>(
        Streams.STOCK, StockEvent.Moved.class, event -> came(List.of(event)), this::came);
  }

  private void came(List<Received<StockEvent.Moved>> events) {
    var cards =
        events.stream()
            .filter(event -> !event.body().quantity().startsWith("-"))
            .map(Card::of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (cards.size() > 1) {
      cards.retainAll(waitedFor(cards));
    }
    cards.forEach(card -> wake(card.hospital(), card.material(), card.store()));
  }

  /** Of several cards those that somebody waits for; all if those are too many to tell. */
  private Set<Card> waitedFor(Set<Card> cards) {
    var isShort =
        new Document("hospital", new Document("$in", each(cards, Card::hospital)))
            .append("material", new Document("$in", each(cards, Card::material)))
            .append("store", new Document("$in", each(cards, Card::store)))
            .append("state", Reservation.State.SHORT.name());
    var found =
        mongo
            .getCollection(stored.type().collection())
            .find(isShort)
            .projection(new Document("hospital", 1).append("material", 1).append("store", 1))
            .sort(new Document("hospital", 1).append("material", 1).append("store", 1))
            .limit(AT_ONCE)
            .map(
                one ->
                    new Card(
                        one.getString("hospital"),
                        one.getString("material"),
                        one.getString("store")))
            .into(new ArrayList<>());
    return found.size() == AT_ONCE ? cards : Set.copyOf(found);
  }

  private static List<String> each(Set<Card> cards, Function<Card, String> field) {
    return cards.stream().map(field).distinct().toList();
  }

  @Bean
  Subscription<StockEvent.Released> stockWasFreed() {
    return new Subscription<>(
        Streams.STOCK,
        StockEvent.Released.class,
        event -> wake(event.hospital(), event.body().material(), event.body().store()));
  }

  private void wake(String hospital, String material, String store) {
    var waiting =
        Map.<String, Object>of(
            "material", material, "store", store, "state", Reservation.State.SHORT.name());
    var call = Call.system(hospital, "stock-came", businessClock.instant());
    @Nullable String after = null;
    do {
      var page =
          stored.list(
              Caller.system(hospital), new ListQuery(waiting, "requestedAt", AT_ONCE, after, null));
      page.items().stream().map(Stored::id).forEach(id -> reservations.lookAgain(call, id));
      after = page.next();
    } while (after != null);
  }
}
