package cn.houqin.standalone.backup;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * All databases as they were at one instant. It also says whether a record was published of a
 * change up to then: its number is not above the one its document had.
 */
final class Cut implements AutoCloseable {

  private static final int NO_LONGER_KEPT = 239;

  private final MongoClient client;
  private final ClientSession session;
  private final Map<String, List<Published>> byTopic = new HashMap<>();

  /** A collection whose documents are announced on a topic. */
  private record Published(String database, String collection, boolean isState) {}

  private Cut(MongoClient client, ClientSession session) {
    this.client = client;
    this.session = session;
  }

  /** Now. */
  static Cut of(MongoClient client, List<String> databases) {
    var session = client.startSession(ClientSessionOptions.builder().snapshot(true).build());
    var cut = new Cut(client, session);
    databases.forEach(cut::learn);
    return cut;
  }

  private void learn(String database) {
    for (var one :
        client.getDatabase(database).getCollection("announced_collections").find(session)) {
      byTopic
          .computeIfAbsent(one.getString("topic"), _ -> new ArrayList<>())
          .add(
              new Published(database, one.getString("_id"), "STATE".equals(one.getString("kind"))));
    }
  }

  Instant at() {
    return Instant.ofEpochSecond(Objects.requireNonNull(session.getSnapshotTimestamp()).getTime());
  }

  FindIterable<RawBsonDocument> all(String database, String collection) {
    return client
        .getDatabase(database)
        .getCollection(collection, RawBsonDocument.class)
        .find(session)
        .batchSize(1000);
  }

  /** False for what was published of a later change. */
  boolean covers(ConsumerRecord<byte[], byte[]> record) {
    var sequence = record.headers().lastHeader("ce_sequence");
    var homes = byTopic.getOrDefault(record.topic(), List.of());
    if (sequence == null || record.key() == null || homes.isEmpty()) {
      return true;
    }
    var number = Long.parseLong(new String(sequence.value(), StandardCharsets.UTF_8));
    var key = new String(record.key(), StandardCharsets.UTF_8);
    return homes.stream().anyMatch(home -> newest(home, key) >= number);
  }

  private long newest(Published home, String key) {
    var stored =
        client
            .getDatabase(home.database())
            .getCollection(home.collection())
            .find(session, new Document("_id", key))
            .first();
    if (stored == null) {
      return -1;
    }
    return ((Number) stored.get(home.isState() ? "version" : "sequence", 0L)).longValue();
  }

  /** In words where the store no longer knows that instant. */
  static RuntimeException explained(MongoCommandException failure) {
    return failure.getErrorCode() == NO_LONGER_KEPT
        ? new NoBackup(
            "The store keeps its past for too short a time"
                + " (minSnapshotHistoryWindowInSeconds); the backup is not complete.")
        : failure;
  }

  @Override
  public void close() {
    session.close();
  }
}
