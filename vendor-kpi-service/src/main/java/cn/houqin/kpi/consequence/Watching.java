package cn.houqin.kpi.consequence;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.occurrence.Occurrences;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Subscription;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Evaluates the ladder of a line when a card is final, an occurrence is reported or withdrawn, or
 * people decided about a consequence. Something that changes meanwhile makes it evaluate again, so
 * that the last word is on all that was there.
 */
@Component
class Watching implements Timer.Firing<Watch> {

  private final Aggregates<Watch> watches;
  private final Reconciling reconciling;

  Watching(Aggregates<Watch> watches, Reconciling reconciling, Occurrences occurrences) {
    this.watches = watches;
    this.reconciling = reconciling;
    occurrences.onChange((call, one) -> ask(call, one.contract(), one.line()));
  }

  void ask(Call call, String contract, String line) {
    var id = contract + "~" + line;
    watches.createMissing(call, Map.of(id, Change.to(new Watch(contract, line, 0, null))));
    watches.change(call, id, current -> Change.to(current.body().asked(call.now())));
  }

  @Override
  public Decision<Watch> prepared(Stored<Watch> due, Call call) {
    reconciling.reconcile(call, due.body().contract(), due.body().line());
    return current ->
        current.body().asked() == due.body().asked()
            ? Change.to(current.body().evaluated())
            : Change.to(current.body());
  }

  @Override
  public Change<Watch> on(Stored<Watch> current, Call call) {
    return Change.to(current.body());
  }

  /** What is heard; delivered again it is evaluated again, and found the same. */
  @Configuration(proxyBeanMethods = false)
  static class Listener {

    private final Watching watching;
    private final Clock businessClock;

    Listener(Watching watching, Clock businessClock) {
      this.watching = watching;
      this.businessClock = businessClock;
    }

    private void heard(String hospital, String contract, String line) {
      var call = Call.system(hospital, "ladder", businessClock.instant());
      watching.ask(call, contract, line);
    }

    @Bean
    Subscription<ScorecardEvent.Finalised> finalCards() {
      return new Subscription<>(
          Streams.SCORECARDS,
          ScorecardEvent.Finalised.class,
          event -> heard(event.hospital(), event.body().contract(), event.body().line()));
    }

    @Bean
    Subscription<ConsequenceEvent.Dismissed> dismissedConsequences() {
      return new Subscription<>(
          Streams.CONSEQUENCES,
          ConsequenceEvent.Dismissed.class,
          event -> heard(event.hospital(), event.body().contract(), event.body().line()));
    }

    @Bean
    Subscription<ConsequenceEvent.Withdrawn> withdrawnConsequences() {
      return new Subscription<>(
          Streams.CONSEQUENCES,
          ConsequenceEvent.Withdrawn.class,
          event -> heard(event.hospital(), event.body().contract(), event.body().line()));
    }

    @Bean
    Subscription<ConsequenceEvent.Rechecked> recheckedConsequences() {
      return new Subscription<>(
          Streams.CONSEQUENCES,
          ConsequenceEvent.Rechecked.class,
          event -> heard(event.hospital(), event.body().contract(), event.body().line()));
    }
  }
}
