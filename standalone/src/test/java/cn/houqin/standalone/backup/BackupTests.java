package cn.houqin.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupTests {

  private static final String TOPIC = "houqin.things";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);

  @TempDir private static Path folder;
  private static Servers from;
  private static Servers onto;

  @BeforeAll
  static void start() throws Exception {
    from = Servers.in(folder.resolve("from"));
    onto = Servers.in(folder.resolve("onto"));
    fillStore();
    fillBroker();
  }

  @AfterAll
  static void stop() {
    from.close();
    onto.close();
  }

  private static void fillStore() {
    try (var client = from.ground().openStore()) {
      var things = client.getDatabase("houqin_orders").getCollection("things");
      for (var number = 0; number < 2_500; number++) {
        things.insertOne(new Document("_id", "h/" + number).append("sequence", 2L));
      }
      things.createIndex(
          new Document("sequence", 1),
          new com.mongodb.client.model.IndexOptions()
              .partialFilterExpression(new Document("open", true)));
      client
          .getDatabase("houqin_orders")
          .getCollection("announced_collections")
          .insertOne(new Document("_id", "things").append("topic", TOPIC).append("kind", "FACTS"));
      GridFSBuckets.create(client.getDatabase("houqin_orders_catering"))
          .uploadFromStream("photo", new ByteArrayInputStream(new byte[700_000]));
      client.getDatabase("another").getCollection("x").insertOne(new Document());
    }
  }

  /** The first ten of partition 0 are no longer kept by the broker. */
  private static void fillBroker() throws Exception {
    try (var admin = from.ground().openBroker();
        var producer = producer()) {
      admin
          .createTopics(
              List.of(new NewTopic(TOPIC, 2, (short) 1).configs(Map.of("retention.ms", "-1"))))
          .all()
          .get();
      for (var number = 0; number < 100; number++) {
        producer.send(event(number % 2, "h/" + number, 2));
      }
      producer.flush();
      admin.deleteRecords(Map.of(FIRST, RecordsToDelete.beforeOffset(10))).all().get();
      admin
          .alterConsumerGroupOffsets("houqin_kpi", Map.of(FIRST, new OffsetAndMetadata(33)))
          .all()
          .get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        from.ground().brokerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> event(int partition, String key, int sequence) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            TOPIC, partition, 1_700_000_000_000L + sequence, bytes(key), bytes("body of " + key));
    record.headers().add("ce_sequence", bytes(sequence + ""));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Order(1)
  @Test
  void bringsBackEveryDocumentAndEveryRecordWhereItStood() throws Exception {
    var kept = folder.resolve("kept");
    var written = new Backup(from.ground()).into(kept);
    var restored = new Restore(onto.ground()).from(kept);

    assertThat(restored).isEqualTo(written);
    assertThat(stored(onto)).isEqualTo(stored(from)).hasSize(4);
    assertThat(photo()).hasSize(700_000);
    assertThat(records(onto)).isEqualTo(records(from)).hasSize(90);
    try (var admin = onto.ground().openBroker()) {
      assertThat(admin.listConsumerGroupOffsets("houqin_kpi").partitionsToOffsetAndMetadata().get())
          .containsEntry(FIRST, new OffsetAndMetadata(33));
    }
    assertThatThrownBy(() -> new Restore(onto.ground()).from(kept))
        .isInstanceOf(NoBackup.class)
        .hasMessageContaining("already holds houqin_orders");
  }

  /** Documents byte for byte, indexes with all that makes them, by collection. */
  private static Map<String, List<Object>> stored(Servers servers) {
    var all = new TreeMap<String, List<Object>>();
    try (var client = servers.ground().openStore()) {
      for (var database : servers.ground().databasesIn(client)) {
        for (var name : client.getDatabase(database).listCollectionNames()) {
          var collection = client.getDatabase(database).getCollection(name);
          var content = new ArrayList<Object>();
          collection
              .withDocumentClass(RawBsonDocument.class)
              .find()
              .sort(new Document("_id", 1))
              .into(new ArrayList<>())
              .forEach(content::add);
          collection.listIndexes().forEach(content::add);
          all.put(database + "." + name, content);
        }
      }
    }
    return all;
  }

  private static byte[] photo() {
    var content = new ByteArrayOutputStream();
    try (var client = onto.ground().openStore()) {
      GridFSBuckets.create(client.getDatabase("houqin_orders_catering"))
          .downloadToStream("photo", content);
    }
    return content.toByteArray();
  }

  private static List<String> records(Servers servers) {
    var partitions = List.of(FIRST, new TopicPartition(TOPIC, 1));
    var records = new ArrayList<String>();
    var deserializer = new ByteArrayDeserializer();
    try (var consumer =
        new KafkaConsumer<>(servers.ground().brokerSettings(), deserializer, deserializer)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(text(record)));
      }
    }
    return records.stream().sorted().toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return "%d@%d %d %s=%s %s"
        .formatted(
            record.offset(),
            record.partition(),
            record.timestamp(),
            new String(record.key(), StandardCharsets.UTF_8),
            new String(record.value(), StandardCharsets.UTF_8),
            record.headers());
  }

  @Order(2)
  @Test
  void leavesOutWhatWasPublishedOfChangesAfterTheCut() throws Exception {
    try (var client = from.ground().openStore();
        var dump = new TopicDump(from.ground());
        var cut = Cut.of(client, List.of("houqin_orders"));
        var producer = producer()) {
      var before = dump.ends(dump.topics());
      producer.send(event(1, "h/1", 2)).get();
      producer.send(event(1, "h/1", 3)).get();
      producer.send(event(1, "h/unknown", 1)).get();
      var late = dump.tooLate(cut, before, dump.ends(dump.topics()));
      assertThat(late).containsExactlyInAnyOrder(TOPIC + "-1-51", TOPIC + "-1-52");
    }
  }
}
