package cn.houqin.platform.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.inbox.Announcer;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.inbox.TestEvent;
import cn.houqin.platform.topic.Beginnings;
import cn.houqin.platform.topic.ConsumerGroup;
import com.mongodb.client.MongoClient;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.kafka.core.KafkaAdmin;

@InboxTest
class ReadinessTests {

  private static final String TOPIC = TestEvent.STATES.topic();

  @Autowired private MongoTemplate mongo;
  @Autowired private MongoClient client;
  @Autowired private Beginnings beginnings;
  @Autowired private Announcer announcer;
  @Autowired private KafkaAdmin admin;
  @Autowired private MongoStateCopies copies;
  @Autowired private HealthEndpoint health;

  @Test
  void isPartOfTheServicesReadiness() {
    await().until(() -> health.healthForPath("readiness").getStatus().equals(Status.UP));
    assertThat(health.healthForPath("readiness", "copies").getStatus()).isEqualTo(Status.UP);
    assertThat(mongo.findById(TOPIC, Document.class, "copies_caught_up"))
        .containsEntry("reached", true);
  }

  @Test
  void comesOnlyWhenTheEndsFirstSeenHaveBeenRead() throws Exception {
    announcer.state("waited-for", 1).place("somewhere", false);
    var group = new ConsumerGroup("readiness-" + System.nanoTime());
    var caughtUp = new CaughtUp(scratch(), beginnings, group);

    try (var broker = Admin.create(admin.getConfigurationProperties())) {
      assertThat(caughtUp.reached(TOPIC, broker)).isFalse();
      var ends = ends(broker);
      announcer.state("after", 1).place("elsewhere", false);

      broker.alterConsumerGroupOffsets(group.id(), ends).all().get();

      assertThat(caughtUp.remembered(TOPIC)).isFalse();
      await().until(() -> caughtUp.reached(TOPIC, broker));
      assertThat(caughtUp.remembered(TOPIC)).isTrue();
    }
  }

  @Test
  void needsNoBrokerOnceItWasReached() {
    await().until(() -> health.healthForPath("readiness").getStatus().equals(Status.UP));
    var later =
        new CopiesHealthIndicator(
            copies,
            new CaughtUp(mongo, beginnings, new ConsumerGroup("unused")),
            Map.of("bootstrap.servers", "127.0.0.1:9"));

    later.start();

    assertThat(later.health().getStatus()).isEqualTo(Status.UP);
    later.stop();
  }

  @Test
  void isRefusedWhileTheBrokerHasNotBeenSeen() {
    var first =
        new CopiesHealthIndicator(
            copies,
            new CaughtUp(scratch(), beginnings, new ConsumerGroup("unused")),
            Map.of("bootstrap.servers", "127.0.0.1:9"));

    first.start();

    assertThat(first.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(first.health().getDetails().toString()).contains(TOPIC);
    first.stop();
  }

  private static Map<TopicPartition, OffsetAndMetadata> ends(Admin broker) throws Exception {
    var latest =
        IntStream.range(0, TestEvent.STATES.kind().partitions())
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return broker.listOffsets(latest).all().get().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
  }

  /** Another database of the same server, empty. */
  private MongoTemplate scratch() {
    var name = mongo.getDb().getName() + "_scratch";
    client.getDatabase(name).getCollection("copies_caught_up").deleteMany(new Document());
    return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name));
  }
}
