package cn.houqin.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestServersTests {

  @Test
  void storeIsAReplicaSetWhoseDatabasesAreEmptiedWithIndexesKept() {
    var database = TestMongo.client().getDatabase("test_servers");
    var things = database.getCollection("things");
    things.createIndex(new Document("a", 1));
    things.insertOne(new Document("a", 1));

    TestMongo.empty("test_servers");

    assertThat(things.countDocuments()).isZero();
    assertThat(things.listIndexes()).hasSize(2);
    assertThat(database.runCommand(new Document("hello", 1))).containsKey("setName");
    assertThat(TestMongo.uri("test_servers")).contains("/test_servers?");
  }

  @Test
  void brokerKeepsTopics() throws Exception {
    var settings = Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers());
    try (var admin = Admin.create(settings)) {
      admin
          .createTopics(List.of(new NewTopic("test-servers", 3, (short) 1)))
          .all()
          .get(10, TimeUnit.SECONDS);

      var described = admin.describeTopics(List.of("test-servers")).allTopicNames();

      assertThat(described.get(10, TimeUnit.SECONDS).get("test-servers").partitions()).hasSize(3);
    }
  }
}
