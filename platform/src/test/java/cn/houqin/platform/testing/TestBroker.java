package cn.houqin.platform.testing;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One real Kafka broker for the tests of a JVM, started when first asked for. */
public final class TestBroker {

  private static final String ADDRESS = start();

  private TestBroker() {}

  private static String start() {
    return TestContainers.start(
            "apache/kafka",
            image ->
                new KafkaContainer(image)
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000"))
        .map(KafkaContainer::getBootstrapServers)
        .orElseGet(TestBroker::startHere);
  }

  private static String startHere() {
    var broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.brokerProperty("group.min.session.timeout.ms", "1000");
    broker.afterPropertiesSet();
    System.out.println("[broker] Kafka in this JVM (KRaft, one node)");
    return broker.getBrokersAsString();
  }

  public static String bootstrapServers() {
    return ADDRESS;
  }
}
