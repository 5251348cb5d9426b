package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.platform.deadletter.DeadLetterTopics;
import cn.houqin.platform.deadletter.DeadLetters;
import cn.houqin.platform.deadletter.ParkedKeys;
import cn.houqin.platform.deadletter.RawEvent;
import cn.houqin.platform.deadletter.Replay;
import cn.houqin.platform.json.Malformed;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.platform.time.MachineTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of one record: effect, parked behind its key, dead letter, or skipped. After
 * it returned, the record is dealt with for good.
 */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Subscriptions subscriptions;
  private final Delivery delivery;
  private static final Duration[] STEPS =
      Stream.of(30, 150, 500, 1_000, 2_000, 10_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Aside aside;
  private final InboxSettings settings;
  private final MeterRegistry meters;

  /** Where events go that cannot take effect. */
  record Aside(DeadLetters letters, ParkedKeys parked, Replay replay, DeadLetterTopics topics) {}

  Intake(
      Subscriptions subscriptions,
      Delivery delivery,
      Aside aside,
      InboxSettings settings,
      MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.delivery = delivery;
    this.aside = aside;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * @param waiting how long this record has been tried already
   * @throws Postponed if it has to be tried again later
   */
  void accept(RawEvent raw, Duration waiting) {
    var name = raw.header(Envelope.TYPE);
    try {
      if (name == null) {
        bury(raw, new Malformed("Header ce_type is missing"));
        return;
      }
      var type = subscriptions.type(raw.topic(), name);
      if (type.isEmpty()) {
        count(raw, "unknown");
        return;
      }
      var wanting = subscriptions.to(raw.topic(), type.get());
      if (!wanting.isEmpty()) {
        accept(raw, name, type.get(), wanting);
      }
    } catch (RuntimeException failure) {
      refuse(raw, failure, waiting);
    }
  }

  /**
   * Lets the events of the first records take effect together. Answers how many records that was, 0
   * if the first has to be accepted alone; empty if it failed, and each has to be.
   */
  OptionalInt acceptTogether(List<RawEvent> records) {
    try {
      var run = Run.of(records, subscriptions, aside.parked()::parks);
      run.parts().forEach(this::apply);
      run.events().forEach(raw -> count(raw, "applied"));
      run.events().forEach(this::delay);
      return OptionalInt.of(run.length());
    } catch (RuntimeException failure) {
      LOG.info("Not together from {} on: {}", records.getFirst(), failure.toString());
      return OptionalInt.empty();
    }
  }

  private void apply(Run.Part part) {
    if (part.events().size() == 1) {
      delivery.apply(part.events().getFirst());
    } else {
      delivery.applyTogether(part.subscriptions(), part.events());
    }
  }

  private void accept(
      RawEvent raw, String name, Class<? extends Event> type, List<Subscription<?>> wanting) {
    if (aside.parked().parks(raw)) {
      aside.replay().park(raw);
      count(raw, "parked");
      return;
    }
    delivery.apply(raw, name, type, wanting);
    count(raw, "applied");
    delay(raw);
  }

  private void refuse(RawEvent raw, RuntimeException failure, Duration waiting) {
    var hopeless = failure instanceof NotYetKnown && waiting.compareTo(settings.patience()) > 0;
    if (PassingFailure.is(failure) && !hopeless) {
      count(raw, "postponed");
      throw new Postponed(failure);
    }
    try {
      bury(raw, failure);
    } catch (RuntimeException notBuried) {
      throw new Postponed(notBuried);
    }
  }

  private void bury(RawEvent raw, RuntimeException failure) {
    LOG.error("Dead letter {} ({})", raw, raw.header(Envelope.TYPE), failure);
    var reason = Replay.reason(failure);
    aside.topics().publish(raw, settings.group(), reason);
    aside.letters().bury(raw, reason);
    aside.parked().add(raw);
    count(raw, "dead");
  }

  /** From the change that an event tells of to its effect here. */
  private void delay(RawEvent raw) {
    var since = Duration.between(Envelope.of(raw).time(), MachineTime.now());
    Timer.builder("houqin.inbox.delay")
        .tag("topic", raw.topic())
        .serviceLevelObjectives(STEPS)
        .register(meters)
        .record(since.isNegative() ? Duration.ZERO : since);
  }

  private void count(RawEvent raw, String outcome) {
    meters.counter("houqin.inbox.events", "topic", raw.topic(), "outcome", outcome).increment();
  }
}
