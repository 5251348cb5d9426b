package cn.houqin.endtoend.bench.ground;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.process.Surroundings;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The platform in processes of its own on a real store and a real broker, each started when first
 * asked for. Everything that production has on is on; the gateway's limit of requests is raised.
 */
public final class Ground implements AutoCloseable {

  private final Unit broker;
  private final Surroundings here;
  private final Map<String, Unit> services = new LinkedHashMap<>();
  private final Announcer topics;
  private final List<Unit> others = new ArrayList<>();
  private @Nullable BenchHospital hospital;

  public Ground() {
    var port = Surroundings.freePort();
    this.broker = startBroker(port);
    this.here = Surroundings.at("bench", "127.0.0.1:" + port);
    this.topics = new Announcer(here.broker());
  }

  private static Unit startBroker(int port) {
    try {
      var data = Files.createTempDirectory("houqin-bench-kafka");
      var path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      var unit =
          Unit.java(
              "broker",
              port,
              List.of(
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-Dlogging.level.root=WARN",
                  "-cp",
                  path,
                  BrokerMain.class.getName(),
                  data.toString(),
                  Integer.toString(port),
                  Integer.toString(Surroundings.freePort())));
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(
              () -> {
                new Socket("127.0.0.1", port).close();
                return true;
              });
      return unit;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Surroundings here() {
    return here;
  }

  /** How much the store keeps in memory from now on, for example 4G. */
  public void storeMemory(String size) {
    here.admin()
        .runCommand(
            new Document("setParameter", 1)
                .append("wiredTigerEngineRuntimeConfig", "cache_size=" + size));
  }

  public MongoDatabase store(String service) {
    return here.store(service);
  }

  public String broker() {
    return here.broker();
  }

  Announcer topics() {
    return topics;
  }

  /** A hospital with a contract for cleaning, known to work-order-service. */
  public synchronized BenchHospital hospital() {
    if (hospital == null) {
      hospital = new BenchHospital(this);
      hospital.open();
    }
    return hospital;
  }

  /** A service, ready. */
  public Unit service(String name) {
    return service(name, List.of());
  }

  private synchronized Unit service(String name, List<String> more) {
    var there = services.get(name);
    if (there == null) {
      there = another(name, more.toArray(String[]::new));
      services.put(name, there);
      here.route(
          services.entrySet().stream()
              .filter(one -> !one.getKey().equals("gateway"))
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, one -> URI.create(one.getValue().address()))));
    }
    return there;
  }

  /** Ready; leads to each service within a second of its start. */
  public Unit gateway() {
    return service("gateway", List.of("--houqin.rate-limit.requests-per-minute=100000000"));
  }

  /**
   * One more process of a service, ready.
   *
   * @param more settings, which replace those of the same name
   */
  public Unit another(String name, String... more) {
    var port = Surroundings.freePort();
    var settings = new ArrayList<>(here.settings(name, port));
    for (var one : more) {
      settings.removeIf(usual -> usual.startsWith(one.substring(0, one.indexOf('=') + 1)));
    }
    settings.addAll(List.of(more));
    return counted(Unit.service(name, port, settings)).ready();
  }

  /** A process of any kind whose time is counted under its name, and which ends with the ground. */
  public Unit counted(Unit unit) {
    others.add(unit);
    return unit;
  }

  /** What everybody has spent until now. */
  public Spent spent() {
    var gateway = 0L;
    var service = 0L;
    for (var unit : others) {
      if (unit.name().startsWith("gateway")) {
        gateway += unit.spent();
      } else {
        service += unit.spent();
      }
    }
    return new Spent(
        gateway,
        service,
        broker.spent(),
        Cpu.millis(Cpu.store()),
        Cpu.millis(ProcessHandle.current().pid()));
  }

  @Override
  public void close() {
    topics.close();
    others.forEach(unit -> unit.process().destroy());
    others.forEach(Unit::close);
    broker.close();
  }
}
