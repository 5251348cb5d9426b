package cn.houqin.platform.localmongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A server that was started and has yet to become a replica set's writable member.
 *
 * @param port it is reached at on the loopback address
 * @param member the address it knows itself by
 */
record Starting(
    String way, int port, String member, @Nullable Process process, @Nullable String container) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Waits for it; one that does not get there is ended. */
  LocalMongo untilWritable() {
    var uri = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var client = MongoClients.create(uri + "&serverSelectionTimeoutMS=1000")) {
      var admin = client.getDatabase("admin");
      while (System.nanoTime() < deadline && !hasEnded()) {
        if (isWritable(admin)) {
          var version = admin.runCommand(new Document("buildInfo", 1)).getString("version");
          return new LocalMongo(uri, way, version, process, container);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    var why = hasEnded() ? "ended at once" : "was not ready within " + PATIENCE.toSeconds() + " s";
    new LocalMongo(uri, way, "", process, container).kill();
    throw new NoMongo("the " + way + " " + why);
  }

  private boolean hasEnded() {
    return process != null && !process.isAlive();
  }

  private boolean isWritable(MongoDatabase admin) {
    try {
      if (admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false)) {
        return true;
      }
      initiate(admin);
    } catch (MongoException notYet) {
      return false;
    }
    return false;
  }

  /** A new member is initiated; one that was moved to another port is told its new address. */
  private void initiate(MongoDatabase admin) {
    var members = List.of(new Document("_id", 0).append("host", member));
    Document config;
    try {
      config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
    } catch (MongoException none) {
      admin.runCommand(
          new Document("replSetInitiate", new Document("_id", "rs0").append("members", members)));
      return;
    }
    if (!config.getList("members", Document.class).getFirst().getString("host").equals(member)) {
      config.append("members", members).append("version", config.getInteger("version") + 1);
      admin.runCommand(new Document("replSetReconfig", config).append("force", true));
    }
  }
}
