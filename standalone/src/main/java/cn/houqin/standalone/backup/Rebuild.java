package cn.houqin.standalone.backup;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.bson.Document;

/**
 * Drops what vendor-kpi-service made of events, so that at its next start it reads every topic from
 * the beginning and makes it again. What people decided (schemes, ratings, closings, appeals,
 * consequences, entries) is not touched. Repeated after an interruption, it goes on.
 */
public record Rebuild(Ground ground, String database) {

  private static final String OBSERVATIONS = "observations";

  /** Made again wholly from events or from observations. */
  private static final List<String> MADE_AGAIN = List.of("tallies", "monthly_figures");

  /** What the database remembers of what it has read. */
  private static final List<String> READ = List.of("copies_caught_up", "inbox_partitions");

  /** vendor-kpi-service's. */
  public static Rebuild ofScores(Ground ground) {
    return new Rebuild(ground, ground.databases() + "kpi");
  }

  /** Returns how many observations will be made again. */
  public long begin() {
    refuseWhileSomebodyReads();
    try (var client = ground.openStore()) {
      var store = client.getDatabase(database);
      var names = store.listCollectionNames().into(new java.util.ArrayList<>());
      if (!names.contains("closings")) {
        throw new NoBackup(database + " is no database of vendor-kpi-service.");
      }
      READ.forEach(name -> store.getCollection(name).deleteMany(new Document()));
      if (names.contains(OBSERVATIONS) && !names.contains(OBSERVATIONS + "_former")) {
        store
            .getCollection(OBSERVATIONS)
            .renameCollection(new com.mongodb.MongoNamespace(database, OBSERVATIONS + "_former"));
      } else {
        store.getCollection(OBSERVATIONS).drop();
      }
      MADE_AGAIN.forEach(name -> store.getCollection(name).drop());
      names.stream()
          .filter(name -> name.startsWith("copy_"))
          .forEach(name -> store.getCollection(name).drop());
      return store.getCollection(OBSERVATIONS + "_former").countDocuments();
    }
  }

  private void refuseWhileSomebodyReads() {
    try (var broker = ground.openBroker()) {
      var groups = broker.describeConsumerGroups(List.of(database)).describedGroups();
      var members = Objects.requireNonNull(groups.get(database)).get().members();
      if (!members.isEmpty()) {
        throw new NoBackup("vendor-kpi-service runs. Stop all its instances first.");
      }
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException)) {
        throw new NoBackup("The broker does not tell who reads", failed);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoBackup("Nothing was changed", stopped);
    }
  }
}
