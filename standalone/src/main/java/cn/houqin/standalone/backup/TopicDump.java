package cn.houqin.standalone.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics into files: every record up to the end that was seen, but none of a later change. */
final class TopicDump implements AutoCloseable {

  private final Ground ground;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  TopicDump(Ground ground) {
    this.ground = ground;
    this.admin = ground.openBroker();
    var settings = new HashMap<>(ground.brokerSettings());
    settings.put("enable.auto.commit", false);
    settings.put("max.partition.fetch.bytes", 8 << 20);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  List<Manifest.Topic> topics() throws ExecutionException, InterruptedException {
    var names = admin.listTopics().names().get().stream().filter(ground::isTopic).toList();
    var resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    var settings = admin.describeConfigs(resources).all().get();
    var descriptions = admin.describeTopics(names).allTopicNames().get();
    var topics = new ArrayList<Manifest.Topic>();
    settings.forEach(
        (resource, config) -> {
          var own =
              config.entries().stream()
                  .filter(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG)
                  .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
          var partitions = Objects.requireNonNull(descriptions.get(resource.name())).partitions();
          topics.add(new Manifest.Topic(resource.name(), partitions.size(), own));
        });
    topics.sort(Comparator.comparing(Manifest.Topic::name));
    return topics;
  }

  Map<TopicPartition, Long> ends(List<Manifest.Topic> topics) {
    return consumer.endOffsets(partitions(topics));
  }

  private static List<TopicPartition> partitions(List<Manifest.Topic> topics) {
    return topics.stream()
        .flatMap(
            topic ->
                java.util.stream.IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number)))
        .toList();
  }

  /** Of every group that reads these topics. */
  List<Manifest.Position> positions() throws ExecutionException, InterruptedException {
    var positions = new ArrayList<Manifest.Position>();
    for (var group : admin.listGroups().all().get().stream().map(GroupListing::groupId).toList()) {
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (at, read) -> {
                if (read != null && ground.isTopic(at.topic())) {
                  positions.add(
                      new Manifest.Position(group, at.topic(), at.partition(), read.offset()));
                }
              });
    }
    return positions;
  }

  /** Those published about the time of the cut of changes that came after it. */
  Set<String> tooLate(Cut cut, Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
    var late = new HashSet<String>();
    after.forEach(
        (partition, end) ->
            read(
                partition,
                before.getOrDefault(partition, 0L),
                end,
                record -> {
                  if (!cut.covers(record)) {
                    late.add(id(record));
                  }
                }));
    return late;
  }

  List<Manifest.Part> write(Folder folder, Map<TopicPartition, Long> ends, Set<String> tooLate)
      throws IOException {
    var from = consumer.beginningOffsets(ends.keySet());
    var parts = new ArrayList<Manifest.Part>();
    for (var end : ends.entrySet()) {
      var partition = end.getKey();
      var start = from.get(partition);
      var number = new long[] {0, start};
      folder.write(
          Records.file(partition.topic(), partition.partition()),
          out -> {
            read(
                partition,
                start,
                end.getValue(),
                record -> {
                  if (!tooLate.contains(id(record))) {
                    Records.write(out, record);
                    number[0]++;
                    number[1] = record.offset() + 1;
                  }
                });
            return out;
          });
      parts.add(
          new Manifest.Part(partition.topic(), partition.partition(), start, number[1], number[0]));
    }
    return parts;
  }

  /** Does something with a record. */
  @FunctionalInterface
  private interface Taking {
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
  }

  private void read(TopicPartition partition, long from, long end, Taking taking) {
    if (from >= end) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    try {
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(Duration.ofSeconds(1)).records(partition)) {
          if (record.offset() < end) {
            taking.take(record);
          }
        }
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static String id(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
