package cn.houqin.platform.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes dead letters, as they were and with the reason, to {@code <topic>.dlt}. */
public final class DeadLetterTopics implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;

  private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private final KafkaTemplate<byte[], byte[]> kafka;

  public DeadLetterTopics(Map<String, Object> producerSettings) {
    this.producers = new DefaultKafkaProducerFactory<>(producerSettings);
    this.kafka = new KafkaTemplate<>(producers);
  }

  /** The topic for events of {@code topic} that cannot take effect. */
  public static String of(String topic) {
    return topic + ".dlt";
  }

  /** Returns once the broker has it; throws if it does not take it. */
  public void publish(RawEvent event, String consumer, String reason) {
    var key = event.key();
    var letter =
        new ProducerRecord<>(of(event.topic()), key == null ? null : utf8(key), event.body());
    event.headers().forEach(header -> letter.headers().add(header.name(), utf8(header.value())));
    explain(letter.headers(), event, consumer, reason);
    try {
      kafka.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("Dead letter of " + event + " not published", failure);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  private static void explain(Headers headers, RawEvent event, String consumer, String reason) {
    headers
        .add("dlt-consumer", utf8(consumer))
        .add("dlt-reason", utf8(reason))
        .add("dlt-partition", utf8(Integer.toString(event.partition())))
        .add("dlt-offset", utf8(Long.toString(event.offset())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producers.destroy();
  }
}
