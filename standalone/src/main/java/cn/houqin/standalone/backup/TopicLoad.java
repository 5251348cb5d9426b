package cn.houqin.standalone.backup;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Topics from files onto a broker that has none of them, each record at the offset it had: dead
 * letters and groups know records by it. Where the broker had compacted, a record of a type that
 * nobody knows stands in.
 */
final class TopicLoad implements AutoCloseable {

  private static final byte[] NOBODY = Folder.bytes("houqin/gap");
  private static final byte[] GAP = Folder.bytes("houqin.gap.v1");

  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  TopicLoad(Ground ground) {
    this.admin = ground.openBroker();
    var settings = new HashMap<>(ground.brokerSettings());
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    // On a partition just made a second request may be taken before a first that found no leader.
    settings.put("max.in.flight.requests.per.connection", 1);
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 5);
    settings.put("batch.size", 128 << 10);
    settings.put("max.request.size", 8 << 20);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void create(List<Manifest.Topic> topics) throws ExecutionException, InterruptedException {
    admin
        .createTopics(
            topics.stream()
                .map(
                    topic ->
                        new NewTopic(
                                topic.name(), Optional.of(topic.partitions()), Optional.empty())
                            .configs(topic.settings()))
                .toList())
        .all()
        .get();
  }

  void read(Manifest.Part part, Folder folder)
      throws IOException, ExecutionException, InterruptedException {
    var end =
        folder.read(
            Records.file(part.topic(), part.partition()),
            in -> {
              var next = 0L;
              for (var record = 0L; record < part.records(); record++) {
                var kept = Records.read(in, part.topic(), part.partition());
                fill(part, next, kept.offset());
                send(kept.record(), kept.offset());
                next = kept.offset() + 1;
              }
              fill(part, next, part.end());
              return Math.max(next, part.end());
            });
    producer.flush();
    failIfOneFailed();
    if (end != part.end()) {
      throw new NoBackup(part.topic() + " ends at " + end + ", not at " + part.end() + ".");
    }
    if (part.from() > 0) {
      var before = RecordsToDelete.beforeOffset(part.from());
      admin
          .deleteRecords(Map.of(new TopicPartition(part.topic(), part.partition()), before))
          .all()
          .get();
    }
  }

  private void fill(Manifest.Part part, long from, long to) {
    for (var offset = from; offset < to; offset++) {
      var gap =
          new ProducerRecord<byte[], byte[]>(part.topic(), part.partition(), NOBODY, new byte[0]);
      gap.headers().add("ce_type", GAP);
      send(gap, offset);
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record, long offset) {
    failIfOneFailed();
    producer.send(
        record,
        (stands, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          } else if (stands.offset() != offset) {
            failure.compareAndSet(
                null, new IllegalStateException("at " + stands.offset() + ", not " + offset));
          }
        });
  }

  private void failIfOneFailed() {
    var failed = failure.get();
    if (failed != null) {
      throw new NoBackup("A record could not be written as it was", failed);
    }
  }

  /** Sets every group where it stood, at most at the end of what is there. */
  void positions(List<Manifest.Position> positions, List<Manifest.Part> parts)
      throws ExecutionException, InterruptedException {
    var ends =
        parts.stream()
            .collect(
                Collectors.toMap(
                    part -> new TopicPartition(part.topic(), part.partition()),
                    Manifest.Part::end));
    var byGroup = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
    for (var position : positions) {
      var at = new TopicPartition(position.topic(), position.partition());
      byGroup
          .computeIfAbsent(position.group(), _ -> new HashMap<>())
          .put(
              at,
              new OffsetAndMetadata(
                  Math.min(position.offset(), ends.getOrDefault(at, position.offset()))));
    }
    for (var group : byGroup.entrySet()) {
      admin.alterConsumerGroupOffsets(group.getKey(), group.getValue()).all().get();
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
