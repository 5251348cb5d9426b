package cn.houqin.platform.testing;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import cn.houqin.platform.inbox.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as far as they announce their state on the tests' broker. */
public final class TestTopics {

  private static final KafkaProducer<String, String> KAFKA =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
          new StringSerializer(),
          new StringSerializer());
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private TestTopics() {}

  /** Announces state; answers its sequence, higher than of any state before. */
  public static long announce(Stream stream, String hospital, String subject, StateEvent state) {
    var sequence = SEQUENCE.incrementAndGet();
    var body = EventJson.mapper().writeValueAsString(state);
    var message = new ProducerRecord<>(stream.topic(), hospital + "/" + subject, body);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_source",
            stream.source(),
            "ce_subject",
            subject,
            "ce_time",
            "2026-01-01T00:00:00Z",
            "ce_type",
            state.getClass().getAnnotation(EventType.class).value(),
            "ce_hospitalid",
            hospital,
            "ce_sequence",
            Long.toString(sequence))
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      KAFKA.send(message).get();
      return sequence;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
