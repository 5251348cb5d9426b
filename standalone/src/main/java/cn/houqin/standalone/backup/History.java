package cn.houqin.standalone.backup;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** How long the store remembers its past: longer while a backup reads it, where that is allowed. */
record History(MongoDatabase admin, int seconds) implements AutoCloseable {

  private static final String SETTING = "minSnapshotHistoryWindowInSeconds";
  private static final int WHILE_READING = 3600;
  private static final int UNKNOWN = -1;

  static History lengthen(MongoClient client) {
    var admin = client.getDatabase("admin");
    try {
      var before =
          admin.runCommand(new Document("getParameter", 1).append(SETTING, 1)).getInteger(SETTING);
      admin.runCommand(
          new Document("setParameter", 1).append(SETTING, Math.max(before, WHILE_READING)));
      return new History(admin, before);
    } catch (MongoException notAllowed) {
      System.err.println(
          "The store's own memory of its past holds for this backup: " + notAllowed.getMessage());
      return new History(admin, UNKNOWN);
    }
  }

  @Override
  public void close() {
    if (seconds != UNKNOWN) {
      admin.runCommand(new Document("setParameter", 1).append(SETTING, seconds));
    }
  }
}
