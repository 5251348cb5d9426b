package cn.houqin.contract;

import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other services: what they announce, and what they hear. */
public final class Elsewhere {

  private static final KafkaProducer<String, String> KAFKA =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
          new StringSerializer(),
          new StringSerializer());

  private Elsewhere() {}

  /** A place under its ancestors, the root first. */
  public static void announceSite(String hospital, String location, List<String> ancestors) {
    var quoted = ancestors.stream().map(code -> '"' + code + '"').toList();
    announce(
        Streams.SITES,
        "site.state.v1",
        hospital,
        location,
        """
        {"location": "%s", "parent": %s, "ancestors": %s, "name": "%s", "kind": "BUILDING", "riskClass": null,
         "recordedAt": "2026-01-01T00:00:00Z", "retired": false}
        """
            .formatted(location, quoted.isEmpty() ? "null" : quoted.getLast(), quoted, location));
  }

  /** A version of a scoring scheme. */
  public static void announceScheme(String hospital, String scheme) {
    announce(
        Streams.SCHEMES,
        "scheme.state.v1",
        hospital,
        scheme,
        """
        {"scheme": "%s", "name": "S", "indicators": ["ON_TIME_ARRIVAL"], "recordedAt": "2026-01-01T00:00:00Z",
         "retired": false}
        """
            .formatted(scheme));
  }

  /** Anything that another service announces, under an event id of its own. */
  public static void announce(
      Stream stream, String type, String hospital, String subject, String body) {
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
            type,
            "ce_hospitalid",
            hospital,
            "ce_sequence",
            "1")
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      KAFKA.send(message).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Everything announced on a topic of this service about one key, from the beginning. */
  public static List<JsonNode> heard(Stream stream, String key) {
    var heard = new ArrayList<JsonNode>();
    Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(stream.topic()).stream()
              .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                message -> {
                  if (key.equals(message.key())) {
                    heard.add(JsonMapper.shared().readTree(message.value()));
                  }
                });
      }
    }
    return heard;
  }
}
