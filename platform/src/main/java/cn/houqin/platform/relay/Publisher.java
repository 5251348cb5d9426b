package cn.houqin.platform.relay;

import cn.houqin.platform.observe.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events to Kafka: acknowledged by all replicas, without duplicates of its own. */
final class Publisher implements Sending, AutoCloseable {

  /** The longest that an event is under way: first until the broker is known, then to it. */
  static final Duration UNDER_WAY = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final Map<String, Object> SETTINGS =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          5_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          10_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          5_000,
          ProducerConfig.LINGER_MS_CONFIG,
          0,
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 * 1024,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4");

  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param connection where the broker is and how it is talked to
   */
  Publisher(Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.putAll(SETTINGS);
    settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public Sent send(List<Outgoing> events, BooleanSupplier inTime) throws InterruptedException {
    return sendEach(List.of(events), inTime).getFirst();
  }

  /** Every aggregate's first event, then, of those that arrived, every second one, and so on. */
  @Override
  public List<Sent> sendEach(List<List<Outgoing>> aggregates, BooleanSupplier inTime)
      throws InterruptedException {
    var sent = new Sent[aggregates.size()];
    Arrays.fill(sent, Sent.NOTHING);
    var going = new ArrayList<Integer>();
    for (var wave = 0; inTime.getAsBoolean(); wave++) {
      going.clear();
      for (var n = 0; n < sent.length; n++) {
        if (sent[n].arrived() == wave && aggregates.get(n).size() > wave) {
          going.add(n);
        }
      }
      if (going.isEmpty() || !wave(aggregates, going, wave, sent)) {
        break;
      }
    }
    return List.of(sent);
  }

  /** Answers false once the broker is found away; what was not tried then counts as that, too. */
  private boolean wave(
      List<List<Outgoing>> aggregates, List<Integer> going, int number, Sent[] sent)
      throws InterruptedException {
    var underWay = new LinkedHashMap<Integer, Future<RecordMetadata>>();
    var away = false;
    for (var n : going) {
      if (away) {
        sent[n] = new Sent(number, true);
        continue;
      }
      try {
        var future = producer.send(aggregates.get(n).get(number).toRecord());
        underWay.put(n, future);
        away = future.isDone() && arrived(future, sent[n]).brokerAway();
      } catch (KafkaException refused) {
        sent[n] = failed(number, refused);
        away = sent[n].brokerAway();
      }
    }
    for (var one : underWay.entrySet()) {
      sent[one.getKey()] = arrived(one.getValue(), sent[one.getKey()]);
      away |= sent[one.getKey()].brokerAway();
      if (sent[one.getKey()].arrived() > number) {
        tell(aggregates.get(one.getKey()).get(number));
      }
    }
    return !away;
  }

  private static void tell(Outgoing event) {
    Trace.passed(
        event.traceparent(),
        "published {} {} of {}",
        event.type(),
        event.sequence(),
        event.subject());
  }

  private static Sent arrived(Future<RecordMetadata> future, Sent before)
      throws InterruptedException {
    try {
      future.get();
      return before.oneMore();
    } catch (ExecutionException lost) {
      return failed(before.arrived(), Objects.requireNonNull(lost.getCause()));
    }
  }

  private static Sent failed(int arrived, Throwable cause) {
    LOG.warn("Publishing waits: {}", cause.toString());
    return new Sent(arrived, cause instanceof RetriableException);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
