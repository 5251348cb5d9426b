package cn.houqin.endtoend.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kafka nodes as processes of their own, each broker and controller. Every connection between them
 * and from clients goes over a wire, so that a node can be parted from all others.
 */
public final class BrokerNodes implements AutoCloseable {

  private final Path data;
  private final int count;
  private final List<Integer> ports;
  private final List<Integer> controllers;
  private final List<Wire> doors = new ArrayList<>();
  private final Map<String, Wire> between = new TreeMap<>();
  private final List<Killable> processes = new ArrayList<>();

  private BrokerNodes(Path data, int count) {
    this.data = data;
    this.count = count;
    this.ports = IntStream.range(0, count).mapToObj(_ -> Surroundings.freePort()).toList();
    this.controllers = IntStream.range(0, count).mapToObj(_ -> Surroundings.freePort()).toList();
  }

  /** So many nodes, all ready. */
  public static BrokerNodes start(Path data, int count) {
    var nodes = new BrokerNodes(data, count);
    nodes.ports.forEach(port -> nodes.doors.add(new Wire(port)));
    for (var node = 0; node < count; node++) {
      nodes.processes.add(nodes.run(node));
    }
    nodes.processes.forEach(Killable::awaitReady);
    return nodes;
  }

  private Killable run(int node) {
    try {
      var folder = Files.createDirectories(data.resolve("node-" + node));
      var settings = folder.resolve("settings.properties");
      Files.writeString(settings, settings(node, folder));
      var logging = folder.resolve("logging.xml");
      Files.writeString(
          logging,
          "<configuration><appender name=\"C\""
              + " class=\"ch.qos.logback.core.ConsoleAppender\"><encoder><pattern>%d %p %c"
              + " %m%n</pattern></encoder></appender><root level=\"ERROR\"><appender-ref"
              + " ref=\"C\"/></root></configuration>");
      var path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      var words =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xshare:auto",
              "--sun-misc-unsafe-memory-access=allow",
              "-Dlogback.configurationFile=" + logging,
              "-cp",
              path,
              BrokerNode.class.getName(),
              settings.toString());
      return Killable.of(words, ports.get(node), folder.resolve("last.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String settings(int node, Path folder) {
    var replicas = Integer.toString(Math.min(3, count));
    var inSync = Integer.toString(Math.min(2, count));
    var settings = new TreeMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(node + 1));
    settings.put("controller.quorum.voters", voters(node));
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(ports.get(node), controllers.get(node)));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + doors.get(node).port());
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.resolve("log").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("min.insync.replicas", inSync);
    settings.put("default.replication.factor", replicas);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "1000");
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("replica.lag.time.max.ms", "5000");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    return settings.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** As this node sees them: the others over wires of its own. */
  private String voters(int node) {
    return IntStream.range(0, count)
        .mapToObj(
            other ->
                "%d@127.0.0.1:%d"
                    .formatted(
                        other + 1,
                        other == node ? controllers.get(other) : wire(node, other).port()))
        .collect(Collectors.joining(","));
  }

  private Wire wire(int from, int to) {
    return between.computeIfAbsent(from + ">" + to, _ -> new Wire(controllers.get(to)));
  }

  /** Where clients begin. */
  public String bootstrap() {
    return doors.stream().map(door -> "127.0.0.1:" + door.port()).collect(Collectors.joining(","));
  }

  public Killable process(int node) {
    return processes.get(node);
  }

  /** The way of clients, and of other nodes that fetch, to it. */
  public Wire door(int node) {
    return doors.get(node);
  }

  /** Nothing passes to it any more, and nothing of the controllers from it to the others. */
  public void part(int node, Wire.Trouble how) {
    doors.get(node).suffer(how);
    between.forEach(
        (way, wire) -> {
          if (way.startsWith(node + ">") || way.endsWith(">" + node)) {
            wire.suffer(how);
          }
        });
  }

  @Override
  public void close() {
    processes.forEach(Killable::close);
    doors.forEach(Wire::close);
    between.values().forEach(Wire::close);
  }
}
