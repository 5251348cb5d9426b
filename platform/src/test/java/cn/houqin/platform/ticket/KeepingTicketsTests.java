package cn.houqin.platform.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.Service;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A started service publishes, files and fires by itself. */
class KeepingTicketsTests {

  private static final String DATABASE = "houqin_service_test";
  private static ConfigurableApplicationContext service;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void start() {
    TestMongo.client().getDatabase(DATABASE).drop();
    String[] settings = {
      "--server.port=0",
      "--spring.application.name=test-service",
      "--spring.main.register-shutdown-hook=false",
      "--spring.mongodb.uri=" + TestMongo.uri(DATABASE),
      "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
      "--houqin.security.issuer=" + TestTokens.issuer()
    };
    service = Service.start("test-service", settings, TicketService.class);
    tickets = (Aggregates<Ticket>) service.getBean("tickets");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition);
  }

  private static Document filed(String collection, String subject) {
    return service
        .getBean(MongoTemplate.class)
        .getCollection(collection)
        .find(new Document("_id", "H001/ticket/" + subject))
        .first();
  }

  private static void announced(String id) {
    var birth =
        Change.to(Ticket.titled(id))
            .announcing(TicketStore.counted(id, 1))
            .noting(new Notice("role:DISPATCHER", "notice.counted", Map.of("ticket", id)));
    tickets.create(Calls.plain(), id, () -> birth);
  }

  @Test
  void publishesAndFiles() {
    announced("first");

    until(() -> filed("audit", "first/1") != null && filed("notices", "first/1/1") != null);
    until(() -> !Topic.of(TicketService.STREAM).sequences("first").isEmpty());
    assertThat(Topic.of(TicketService.STREAM).sequences("first")).containsExactly(1L);
  }

  @Test
  void firesItsTimers() {
    tickets.create(
        Calls.plain(),
        "timed",
        () -> Change.to(Ticket.titled("timed").timedAt(Instant.now().minusSeconds(1))));

    until(() -> tickets.get(Calls.DISPATCHER, "timed").body().count() == 1);
    until(() -> !Topic.of(TicketService.STREAM).sequences("timed").isEmpty());
  }

  @Test
  void goesOnAfterItWasStoppedAndStarted() {
    service.stop();
    announced("while stopped");
    assertThat(filed("audit", "while stopped/1")).isNull();

    service.start();

    until(() -> filed("audit", "while stopped/1") != null);
    until(() -> !Topic.of(TicketService.STREAM).sequences("while stopped").isEmpty());
  }

  @Test
  void showsItsBacklog() {
    var meters = service.getBean(MeterRegistry.class);

    until(() -> meters.find("houqin.relay.lag").tag("aggregate", "ticket").gauge() != null);
  }

  @Test
  void makesItsTopicOfTwelvePartitionsKeptForEver() throws Exception {
    announced("topic");
    until(() -> !Topic.of(TicketService.STREAM).sequences("topic").isEmpty());
    var name = TicketService.STREAM.topic();
    try (var admin = Admin.create(Topic.admin().getConfigurationProperties())) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
      var topic = admin.describeTopics(java.util.List.of(name)).allTopicNames();
      var config = admin.describeConfigs(java.util.List.of(resource)).all();

      assertThat(topic.get(10, TimeUnit.SECONDS).get(name).partitions()).hasSize(12);
      assertThat(config.get(10, TimeUnit.SECONDS).get(resource).get("retention.ms").value())
          .isEqualTo("-1");
    }
  }
}
