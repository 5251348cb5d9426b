package cn.houqin.endtoend.faults.process;

import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestTokens;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the services of one test stand on.
 *
 * @param test begins the names of their databases, so that no test meets another's
 * @param store address of the server, without a database
 */
public record Surroundings(String test, String store, String broker, Path routes) {

  private static final Map<String, MongoClient> CLIENTS = new ConcurrentHashMap<>();

  /** Each JVM of a build has ports of its own. */
  private static final int PORTS = 3_000;

  private static final int FIRST_PORT = 20_000 + PORTS * (Integer.getInteger("houqin.fork", 1) % 4);
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  /** On the store and the broker that the tests of this JVM share. */
  public static Surroundings of(String test) {
    return on(test, TestMongo.uri(), TestBroker.bootstrapServers());
  }

  /** On the store that the tests of this JVM share, and another broker. */
  public static Surroundings at(String test, String broker) {
    return on(test, TestMongo.uri(), broker);
  }

  public static Surroundings on(String test, String store, String broker) {
    try {
      var routes = Files.createTempFile("houqin-faults", ".yml");
      routes.toFile().deleteOnExit();
      Files.writeString(routes, "services: {}\n");
      return new Surroundings(test, store, broker, routes);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** From now on a service is found there; looked at every second. */
  public void route(Map<String, URI> services) {
    var text = new StringBuilder("services:\n");
    services.forEach(
        (name, base) -> text.append("  ").append(name).append(": ").append(base).append('\n'));
    try {
      Files.writeString(routes, text);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** From now on a service is found at all of these. */
  public void routeAll(String service, List<String> instances) {
    try {
      Files.writeString(routes, "services:\n  " + service + ": " + instances + "\n");
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** The database of a service here; its consumer group has the same name. */
  public String database(String service) {
    return test + "_" + service.replace('-', '_');
  }

  /** The database of a cell, named after the first of its lines. */
  String cellDatabase(String lines) {
    var first = lines.replaceFirst(",.*", "").toLowerCase(Locale.ROOT);
    return database("work-order-service") + "_" + first;
  }

  public MongoDatabase store(String service) {
    return client().getDatabase(database(service));
  }

  /** For commands to the server itself. */
  public MongoDatabase admin() {
    return client().getDatabase("admin");
  }

  private MongoClient client() {
    return store.equals(TestMongo.uri())
        ? TestMongo.client()
        : CLIENTS.computeIfAbsent(store, MongoClients::create);
  }

  public List<String> settings(String service, int port) {
    return List.of(
        "--server.port=" + port,
        "--spring.mongodb.uri=" + store.replaceFirst("/\\?", "/" + database(service) + "?"),
        "--spring.kafka.bootstrap-servers=" + broker,
        "--houqin.security.issuer=" + TestTokens.issuer(),
        "--houqin.security.client-id=" + service,
        "--houqin.security.client-secret=secret",
        "--houqin.routes-file=" + routes);
  }

  /**
   * Outside the range that clients' own ports are taken from, so that it stays free meanwhile; none
   * is given twice, nor by another JVM of the same build: who is given one may take it only later.
   */
  public static int freePort() {
    while (true) {
      var port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
  }
}
