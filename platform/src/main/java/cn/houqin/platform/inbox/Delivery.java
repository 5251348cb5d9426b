package cn.houqin.platform.inbox;

import cn.houqin.events.Event;
import cn.houqin.platform.deadletter.RawEvent;
import cn.houqin.platform.deadletter.Redelivery;
import cn.houqin.platform.json.EventJson;
import cn.houqin.platform.json.Malformed;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.problem.Misdirected;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an event and lets it take effect, under the trace it was announced in. */
final class Delivery implements Redelivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Subscriptions subscriptions;
  private final ObservationRegistry observations;

  Delivery(Subscriptions subscriptions, ObservationRegistry observations) {
    this.subscriptions = subscriptions;
    this.observations = observations;
  }

  @Override
  public void apply(RawEvent raw) {
    var name = Envelope.required(raw, Envelope.TYPE);
    var type = subscriptions.type(raw.topic(), name);
    if (type.isEmpty()) {
      throw new Malformed("Type " + name + " is not known on " + raw.topic());
    }
    apply(raw, name, type.get(), subscriptions.to(raw.topic(), type.get()));
  }

  /** For an event whose type has been found out. */
  void apply(
      RawEvent raw, String name, Class<? extends Event> type, List<Subscription<?>> wanting) {
    var envelope = Envelope.of(raw);
    var body = EventJson.read(raw.body(), type);
    traced(raw, name, () -> wanting.forEach(subscription -> on(subscription, envelope, body)));
  }

  /**
   * Several events of the same subscriptions at once; each trace shows the effect of all, what it
   * announces is announced under the first's.
   */
  void applyTogether(List<Subscription<?>> wanting, List<RawEvent> raws) {
    var envelopes = raws.stream().map(Envelope::of).toList();
    var bodies = raws.stream().map(raw -> EventJson.read(raw.body(), typeOf(raw))).toList();
    var traces =
        raws.stream().map(raw -> observation(raw, Envelope.required(raw, Envelope.TYPE))).toList();
    traces.forEach(Observation::start);
    try {
      Trace.with(
          raws.getFirst().header(Trace.HEADER),
          () -> wanting.forEach(subscription -> on(subscription, envelopes, bodies)));
      raws.forEach(raw -> passed(raw, Envelope.required(raw, Envelope.TYPE)));
    } catch (RuntimeException failed) {
      traces.forEach(trace -> trace.error(failed));
      throw failed;
    } finally {
      traces.forEach(Observation::stop);
    }
  }

  private static <E extends Event> void on(
      Subscription<E> subscription, List<Envelope> envelopes, List<? extends Event> bodies) {
    var events = new ArrayList<Received<E>>();
    for (var n = 0; n < bodies.size(); n++) {
      events.add(received(envelopes.get(n), subscription.type().cast(bodies.get(n))));
    }
    Objects.requireNonNull(subscription.together()).on(events);
  }

  private Class<? extends Event> typeOf(RawEvent raw) {
    return subscriptions
        .type(raw.topic(), Envelope.required(raw, Envelope.TYPE))
        .orElseThrow(() -> new Malformed("Type is not known"));
  }

  private static <E extends Event> void on(
      Subscription<E> subscription, Envelope envelope, Event body) {
    try {
      subscription.effect().on(received(envelope, subscription.type().cast(body)));
    } catch (Misdirected elsewhere) {
      LOG.debug("{} concerns another deployment", envelope.id(), elsewhere);
    }
  }

  private static <E extends Event> Received<E> received(Envelope envelope, E body) {
    return new Received<>(
        envelope.id(),
        envelope.hospital(),
        envelope.subject(),
        envelope.sequence(),
        envelope.time(),
        body);
  }

  private void traced(RawEvent raw, String name, Runnable effect) {
    var observation = observation(raw, name);
    Trace.with(raw.header(Trace.HEADER), () -> observation.observe(effect));
    passed(raw, name);
  }

  private static void passed(RawEvent raw, String name) {
    Trace.passed(raw.header(Trace.HEADER), "took effect {} {}", name, raw.id());
  }

  private Observation observation(RawEvent raw, String name) {
    var context = new ReceiverContext<RawEvent>(RawEvent::header, Kind.CONSUMER);
    context.setCarrier(raw);
    context.setRemoteServiceName("kafka");
    return Observation.createNotStarted("houqin.inbox.effect", () -> context, observations)
        .lowCardinalityKeyValue("topic", raw.topic())
        .lowCardinalityKeyValue("type", name);
  }
}
