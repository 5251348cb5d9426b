package cn.houqin.endtoend.faults.check;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.events.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic, read from its beginning to its end offsets; silence is not taken for the end. */
public record Topic(String broker, String name) {

  public static Topic of(String broker, Stream stream) {
    return new Topic(broker, stream.topic());
  }

  /** A record as far as it matters here. */
  public record Entry(ConsumerRecord<byte[], byte[]> record) {

    public String key() {
      return text(record.key());
    }

    public String body() {
      return text(record.value());
    }

    String header(String name) {
      return text(record.headers().lastHeader(name).value());
    }

    public String type() {
      return header("ce_type");
    }

    public long sequence() {
      return Long.parseLong(header("ce_sequence"));
    }

    boolean says(Entry other) {
      return type().equals(other.type()) && Arrays.equals(record.value(), other.record.value());
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Everything that stands on it now, in order within each partition. */
  public List<Entry> read() {
    var entries = new ArrayList<Entry>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> entries.add(new Entry(record)));
      }
    }
    return entries;
  }

  /** Waits until a group has taken in, and committed, all that stands on it now. */
  public void awaitReadBy(String group) {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker));
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      var ends = consumer.endOffsets(partitions(consumer));
      await()
          .atMost(Figures.patience(90))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isRead(ends, group, admin));
    }
  }

  private static boolean isRead(Map<TopicPartition, Long> ends, String group, Admin admin)
      throws InterruptedException, ExecutionException {
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .allMatch(
            end -> {
              var reached = committed.get(end.getKey());
              return reached != null && reached.offset() >= end.getValue();
            });
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.partitionsFor(name).stream()
        .map(one -> new TopicPartition(name, one.partition()))
        .toList();
  }
}
