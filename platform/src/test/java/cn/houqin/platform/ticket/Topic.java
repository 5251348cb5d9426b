package cn.houqin.platform.ticket;

import cn.houqin.events.Stream;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.KafkaAdmin;

/** A stream's topic on the tests' broker, read up to its end. */
public final class Topic {

  private final Stream stream;

  private Topic(Stream stream) {
    this.stream = stream;
  }

  public static Topic made(Stream stream) {
    Topics.ensure(admin(), List.of(stream));
    return new Topic(stream);
  }

  public static Topic of(Stream stream) {
    return new Topic(stream);
  }

  public static KafkaAdmin admin() {
    return new KafkaAdmin(Map.of("bootstrap.servers", TestBroker.bootstrapServers()));
  }

  /** Everything on it, each partition from its begin to its present end. */
  public List<ConsumerRecord<String, String>> read() {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", TestBroker.bootstrapServers(), "fetch.max.wait.ms", 10);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(stream.topic()).stream()
              .map(partition -> new TopicPartition(stream.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<String, String>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found;
    }
  }

  /** The sequence numbers of one aggregate as they stand on the topic. */
  public List<Long> sequences(String id) {
    return read().stream()
        .filter(record -> record.key().equals(Calls.HOSPITAL + "/" + id))
        .map(record -> Long.valueOf(header(record, "ce_sequence")))
        .toList();
  }

  public static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
