package cn.houqin.platform.localmongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB replica set of one member on this machine, the first to be had of: the address in
 * {@code HOUQIN_MONGODB_URI}; a {@code mongod} on the PATH; a Docker engine; a server fetched with
 * pip.
 *
 * @param uri address with the replica set's name, without a database
 * @param way which of the four it is, in words
 */
public record LocalMongo(
    String uri, String way, String version, @Nullable Process process, @Nullable String container)
    implements AutoCloseable {

  private static final String IMAGE = "mongo:8.0.15";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * @param data where a server started here keeps its files
   */
  public static LocalMongo obtain(Path data) {
    var given = System.getenv("HOUQIN_MONGODB_URI");
    if (given != null && !given.isBlank()) {
      return given(given);
    }
    var installed = onPath("mongod");
    if (installed.isPresent()) {
      return start(installed.get(), data, "mongod on the PATH");
    }
    if (Program.run(5, List.of("docker", "version", "--format", "{{.Server.Version}}")).status()
        == 0) {
      return inContainer();
    }
    if (!FetchedServer.fitsThisMachine()) {
      throw new NoMongo("none was named and none could be found");
    }
    return start(FetchedServer.program(), data, "server fetched with pip");
  }

  private static LocalMongo given(String uri) {
    try {
      return new LocalMongo(uri, "HOUQIN_MONGODB_URI", versionOf(uri), null, null);
    } catch (MongoException unreachable) {
      throw new NoMongo("HOUQIN_MONGODB_URI does not answer (" + unreachable.getMessage() + ")");
    }
  }

  private static LocalMongo inContainer() {
    var port = freePort();
    var started =
        Program.run(
            300,
            List.of(
                "docker",
                "run",
                "--detach",
                "--rm",
                "--publish",
                "127.0.0.1:" + port + ":27017",
                IMAGE,
                "mongod",
                "--replSet",
                "rs0",
                "--bind_ip_all"));
    if (started.status() != 0) {
      throw new NoMongo("Docker could not start " + IMAGE + " (" + started.said() + ")");
    }
    var id = started.said().lines().reduce((_, last) -> last).orElseThrow();
    return ready(port, "127.0.0.1:27017", "Docker image " + IMAGE, null, id);
  }

  private static LocalMongo start(Path program, Path data, String way) {
    try {
      var files = Files.createDirectories(data.resolve("mongodb"));
      var port = freePort();
      var process =
          new ProcessBuilder(
                  program.toString(),
                  "--replSet",
                  "rs0",
                  "--bind_ip",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--dbpath",
                  files.toString(),
                  "--unixSocketPrefix",
                  files.toString(),
                  "--wiredTigerCacheSizeGB",
                  "0.25",
                  "--oplogSize",
                  "64",
                  "--setParameter",
                  "diagnosticDataCollectionEnabled=false",
                  "--wiredTigerEngineConfigString",
                  "log=(prealloc=false,file_max=8MB)",
                  "--logpath",
                  data.resolve("mongod.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return ready(port, "127.0.0.1:" + port, way, process, null);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static LocalMongo ready(
      int port, String member, String way, @Nullable Process process, @Nullable String container) {
    var direct = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var client = MongoClients.create(direct + "&serverSelectionTimeoutMS=1000")) {
      var admin = client.getDatabase("admin");
      while (System.nanoTime() < deadline) {
        if (process != null && !process.isAlive()) {
          throw new NoMongo(way + " ended at once with status " + process.exitValue());
        }
        try {
          if (admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false)) {
            return new LocalMongo(direct, way, versionOf(direct), process, container);
          }
          initiate(admin, member);
        } catch (MongoException notYet) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
      }
    }
    throw new NoMongo(way + " did not become ready within " + PATIENCE.toSeconds() + " s");
  }

  /** A new member is initiated; one that was moved to another port is told its new address. */
  private static void initiate(com.mongodb.client.MongoDatabase admin, String member) {
    var members = List.of(new Document("_id", 0).append("host", member));
    try {
      var config =
          admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
      if (!config.getList("members", Document.class).getFirst().getString("host").equals(member)) {
        config.append("members", members).append("version", config.getInteger("version") + 1);
        admin.runCommand(new Document("replSetReconfig", config).append("force", true));
      }
    } catch (MongoException none) {
      admin.runCommand(
          new Document("replSetInitiate", new Document("_id", "rs0").append("members", members)));
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
  }

  private static String versionOf(String uri) {
    try (var client = MongoClients.create(uri)) {
      return client
          .getDatabase("admin")
          .runCommand(new Document("buildInfo", 1))
          .getString("version");
    }
  }

  private static Optional<Path> onPath(String program) {
    var path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : java.util.Arrays.stream(path.split(java.io.File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends the server at once, as a power cut would; for tests. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
    if (container != null) {
      Program.run(20, List.of("docker", "kill", container));
    }
  }

  /** Stops a server that was started here, and waits until it has; one that was given goes on. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (container != null) {
      Program.run(30, List.of("docker", "stop", container));
    }
  }
}
