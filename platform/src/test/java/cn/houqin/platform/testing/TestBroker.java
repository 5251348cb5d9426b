package cn.houqin.platform.testing;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real Kafka broker for the tests of a JVM, started when first asked for. */
public final class TestBroker {

  private static final EmbeddedKafkaKraftBroker BROKER = start();

  private TestBroker() {}

  private static EmbeddedKafkaKraftBroker start() {
    var broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.brokerProperty("group.min.session.timeout.ms", "1000");
    broker.afterPropertiesSet();
    System.out.println("[broker] Kafka in this JVM (KRaft, one node)");
    return broker;
  }

  public static String bootstrapServers() {
    return BROKER.getBrokersAsString();
  }
}
