package cn.houqin.platform.testing;

import cn.houqin.platform.localmongo.LocalMongo;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.testcontainers.mongodb.MongoDBContainer;

/** One MongoDB server for the tests of a JVM, started when first asked for, killed at the end. */
public final class TestMongo {

  private static final String ADDRESS = start();
  private static final MongoClient CLIENT = MongoClients.create(ADDRESS);

  private TestMongo() {}

  private static String start() {
    return TestContainers.start("mongo", image -> new MongoDBContainer(image).withReplicaSet())
        .map(container -> container.getConnectionString() + "/?directConnection=true")
        .orElseGet(TestMongo::startHere);
  }

  private static String startHere() {
    try {
      var folder = Files.createTempDirectory("houqin-mongo");
      var server = LocalMongo.obtainWithoutDocker(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      System.out.println("[mongo] " + server.way() + ", MongoDB " + server.version());
      return server.uri();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void end(LocalMongo server, Path folder) {
    server.kill();
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("Left behind: " + folder);
    }
  }

  /** The server's address without a database. */
  public static String uri() {
    return ADDRESS;
  }

  /** The address of a database on it. */
  public static String uri(String database) {
    return ADDRESS.replaceFirst("/\\?", "/" + database + "?");
  }

  public static MongoClient client() {
    return CLIENT;
  }

  /** Empties every collection of a database, indexes stay. */
  public static void empty(String database) {
    var mongo = CLIENT.getDatabase(database);
    for (var collection : mongo.listCollectionNames()) {
      if (!collection.startsWith("system.")) {
        mongo.getCollection(collection).deleteMany(new Document());
      }
    }
  }
}
