package cn.houqin.platform.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events to Kafka: acknowledged by all replicas, without duplicates of its own. */
public final class Publisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final KafkaProducer<String, byte[]> producer;

  public Publisher(String bootstrapServers, String clientId) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId + "-relay",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends one aggregate's events in order.
   *
   * @return how many, counted from the first, the broker has for sure
   */
  int send(List<Outgoing> events) throws InterruptedException {
    var sent = new ArrayList<Future<?>>();
    try {
      for (var event : events) {
        sent.add(producer.send(event.toRecord()));
      }
    } catch (KafkaException away) {
      LOG.warn("Publishing waits: {}", away.getMessage());
    }
    var acknowledged = 0;
    for (var one : sent) {
      try {
        one.get();
        acknowledged++;
      } catch (ExecutionException lost) {
        LOG.warn("Publishing waits: {}", String.valueOf(lost.getCause()));
        return acknowledged;
      }
    }
    return acknowledged;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
