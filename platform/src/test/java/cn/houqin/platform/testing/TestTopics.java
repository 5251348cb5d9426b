package cn.houqin.platform.testing;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import cn.houqin.platform.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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
    send(stream, hospital, subject, new Numbered(UUID.randomUUID().toString(), sequence), state);
    return sequence;
  }

  /** Announces a fact under an id of its own; the same id again is a redelivery. */
  public static void announceFact(
      Stream stream, String hospital, String subject, String id, Event fact) {
    send(stream, hospital, subject, new Numbered(id, SEQUENCE.incrementAndGet()), fact);
  }

  private record Numbered(String id, long sequence) {}

  private static void send(
      Stream stream, String hospital, String subject, Numbered numbered, Event event) {
    var body = EventJson.mapper().writeValueAsString(event);
    var message = new ProducerRecord<>(stream.topic(), hospital + "/" + subject, body);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            numbered.id(),
            "ce_source",
            stream.source(),
            "ce_subject",
            subject,
            "ce_time",
            "2026-01-01T00:00:00Z",
            "ce_type",
            event.getClass().getAnnotation(EventType.class).value(),
            "ce_hospitalid",
            hospital,
            "ce_sequence",
            Long.toString(numbered.sequence()))
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      KAFKA.send(message).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  /** What the service announced of one kind about one aggregate, from the beginning. */
  public static <E extends Event> List<E> heard(
      Stream stream, String hospital, String subject, Class<E> type) {
    var heard = new ArrayList<E>();
    Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(stream.topic()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var message : consumer.poll(Duration.ofMillis(100))) {
          var kind =
              new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
          if ((hospital + "/" + subject).equals(message.key())
              && kind.equals(type.getAnnotation(EventType.class).value())) {
            heard.add(EventJson.mapper().readValue(message.value(), type));
          }
        }
      }
    }
    return heard;
  }
}
