package cn.houqin.platform.inbox;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

final class LocalServers {
  static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);

  static {
    KAFKA.afterPropertiesSet();
    try (var c =
        com.mongodb.client.MongoClients.create(
            "mongodb://127.0.0.1:27999/?directConnection=true")) {
      try {
        c.getDatabase("admin")
            .runCommand(
                org.bson.Document.parse(
                    "{replSetInitiate: {_id: 'rs0', members: [{_id: 0, host:"
                        + " '127.0.0.1:27999'}]}}"));
        java.util.concurrent.locks.LockSupport.parkNanos(3_000_000_000L);
      } catch (com.mongodb.MongoCommandException e) {
      }
      c.getDatabase("houqin_inbox_test").drop();
    }
  }

  static final String MONGO = "mongodb://127.0.0.1:27999/houqin_inbox_test?directConnection=true";
}
