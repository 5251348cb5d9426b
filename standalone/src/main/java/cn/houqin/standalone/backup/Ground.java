package cn.houqin.standalone.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * A store and a broker that services stand on.
 *
 * @param store address of the MongoDB, without a database
 * @param broker Kafka's bootstrap servers
 * @param databases begins the names of those that are the platform's
 */
public record Ground(String store, String broker, String databases) {

  private static final String TOPICS = "houqin.";

  /** The platform's own, cells' databases with them. */
  public static Ground of(String store, String broker) {
    return new Ground(store, broker, "houqin_");
  }

  MongoClient openStore() {
    return MongoClients.create(store);
  }

  Map<String, Object> brokerSettings() {
    return Map.of("bootstrap.servers", broker);
  }

  Admin openBroker() {
    return Admin.create(brokerSettings());
  }

  boolean isTopic(String name) {
    return name.startsWith(TOPICS);
  }

  boolean isDatabase(String name) {
    return name.startsWith(databases);
  }

  List<String> databasesIn(MongoClient client) {
    return StreamSupport.stream(client.listDatabaseNames().spliterator(), false)
        .filter(this::isDatabase)
        .sorted()
        .toList();
  }
}
