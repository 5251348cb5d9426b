package cn.houqin.kpi.history;

import cn.houqin.events.Event;
import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.inbox.Subscription;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears from this service's own cards that a month was closed, revised or made final. */
@Configuration(proxyBeanMethods = false)
class ClosedMonthListener {

  private final Aggregates<Closing> closings;
  private final Cards cards;
  private final MonthlyFigures months;

  ClosedMonthListener(Aggregates<Closing> closings, Cards cards, MonthlyFigures months) {
    this.closings = closings;
    this.cards = cards;
    this.months = months;
  }

  @Bean
  Subscription<ScorecardEvent.Closed> monthsClosed() {
    return subscription(ScorecardEvent.Closed.class, ScorecardEvent.Closed::scorecard);
  }

  @Bean
  Subscription<ScorecardEvent.Revised> monthsRevised() {
    return subscription(ScorecardEvent.Revised.class, ScorecardEvent.Revised::scorecard);
  }

  @Bean
  Subscription<ScorecardEvent.Finalised> monthsFinalised() {
    return subscription(ScorecardEvent.Finalised.class, ScorecardEvent.Finalised::scorecard);
  }

  private <E extends Event> Subscription<E> subscription(
      Class<E> type, Function<E, String> scorecard) {
    return new Subscription<>(
        Streams.SCORECARDS,
        type,
        event ->
            closings
                .find(event.hospital(), scorecard.apply(event.body()))
                .map(stored -> month(event.hospital(), stored.body()))
                .ifPresent(months::put));
  }

  private MonthlyFigures.Month month(String hospital, Closing closing) {
    var computed = cards.now(hospital, closing);
    var values = new TreeMap<String, MonthlyFigures.Value>();
    computed
        .card()
        .indicators()
        .forEach(
            (code, shown) -> {
              if (shown.value() != null && shown.score() != null) {
                values.put(code, new MonthlyFigures.Value(shown.value(), shown.score()));
              }
            });
    var counts = new TreeMap<String, MonthlyFigures.Count>();
    for (var one : computed.figures()) {
      counts.merge(one.indicator(), MonthlyFigures.Count.of(one), (sum, _) -> sum.plus(one));
    }
    return new MonthlyFigures.Month(
        new MonthlyFigures.Whose(
            hospital, closing.contract(), closing.line(), closing.vendor(), closing.month()),
        closing.revisions().size(),
        closing.stage() == Closing.Stage.FINAL,
        computed.card().total(),
        computed.card().grade(),
        values,
        counts);
  }
}
