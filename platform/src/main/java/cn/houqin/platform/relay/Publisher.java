package cn.houqin.platform.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
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
    var arrived = 0;
    try {
      for (var event : events) {
        if (!inTime.getAsBoolean()) {
          break;
        }
        producer.send(event.toRecord()).get();
        arrived++;
      }
    } catch (KafkaException refused) {
      return failed(arrived, refused);
    } catch (ExecutionException lost) {
      return failed(arrived, Objects.requireNonNull(lost.getCause()));
    }
    return new Sent(arrived, false);
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
