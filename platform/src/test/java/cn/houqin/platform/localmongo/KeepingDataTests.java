package cn.houqin.platform.localmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingDataTests {

  @TempDir private Path folder;
  private Surroundings here = new Surroundings(System.getenv(), System.err::println);

  @BeforeEach
  void startAServerAsAChild() {
    var environment = new HashMap<>(System.getenv());
    environment.remove("HOUQIN_MONGODB_URI");
    here = new Surroundings(environment, System.err::println);
    assumeTrue(
        here.program("mongod").isPresent() || FetchedServer.fitsThisMachine(),
        "no server that could be started as a child");
  }

  private LocalMongo start() {
    return LocalServer.start(
        here.program("mongod").orElseGet(() -> FetchedServer.program(here)), folder, "server");
  }

  @Test
  void isAReplicaSetThatKeepsItsDataOverAStop() {
    try (var server = start()) {
      write(server);
    }

    try (var server = start()) {
      assertThat(count(server)).isEqualTo(1);
      assertThat(hello(server).getString("setName")).isEqualTo("rs0");
    }
  }

  @Test
  void keepsAcknowledgedWritesOverAKill() throws InterruptedException {
    var killed = start();
    write(killed);
    killed.kill();
    Objects.requireNonNull(killed.process()).waitFor();

    try (var server = start()) {
      assertThat(count(server)).isEqualTo(1);
    }
  }

  @Test
  void endsTheServerThatAKilledStarterLeftBehind() {
    var left = start();
    write(left);

    try (var server = start()) {
      assertThat(Objects.requireNonNull(left.process()).isAlive()).isFalse();
      assertThat(count(server)).isEqualTo(1);
    }
    assertThat(LocalMongo.stopLeftBehind(folder)).isFalse();
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    try (var server = start()) {
      assertThat(server.uri()).startsWith("mongodb://127.0.0.1:");
      try (var client = MongoClients.create(server.uri())) {
        var options = client.getDatabase("admin").runCommand(new Document("getCmdLineOpts", 1));
        assertThat(options.getEmbedded(java.util.List.of("parsed", "net", "bindIp"), String.class))
            .isEqualTo("127.0.0.1");
      }
    }
  }

  private static void write(LocalMongo server) {
    try (var client = MongoClients.create(server.uri())) {
      client
          .getDatabase("kept")
          .getCollection("things")
          .withWriteConcern(com.mongodb.WriteConcern.MAJORITY)
          .insertOne(new Document("a", 1));
    }
  }

  private static long count(LocalMongo server) {
    try (var client = MongoClients.create(server.uri())) {
      return client.getDatabase("kept").getCollection("things").countDocuments();
    }
  }

  private static Document hello(LocalMongo server) {
    try (var client = MongoClients.create(server.uri())) {
      return client.getDatabase("admin").runCommand(new Document("hello", 1));
    }
  }
}
