package cn.houqin.endtoend.faults.broker;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.process.BrokerNodes;
import cn.houqin.endtoend.faults.process.Wire.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R4: three brokers, three replicas, two in sync; one at a time is killed, frozen or parted from
 * the others while events are sent as the relay sends them.
 */
@Tag("R4")
class ThreeBrokersTests {

  private static final String TOPIC = "acked";
  private static final int PARTITIONS = 6;
  private static final List<String> KINDS = List.of("kill -9", "SIGSTOP", "partition");

  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Size records = Size.onDemand("records", 30_000, 1_000_000);
  private final Size faults = Size.onDemand("faults", 6, 24);

  @Test
  void nothingAcknowledgedIsLostWhileOneBrokerAtATimeIsAway(@TempDir Path data)
      throws InterruptedException, ExecutionException {
    assumeThat(records.here()).as("by ./houqin faults R4").isPositive();
    try (var nodes = BrokerNodes.start(data, 3);
        var admin =
            Admin.create(
                Map.<String, Object>of(
                    "bootstrap.servers", nodes.bootstrap(),
                    "request.timeout.ms", "2000",
                    "default.api.timeout.ms", "6000"))) {
      await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> alive(admin) == 3);
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 3))).all().get();
      var done = new TreeMap<String, Integer>();
      var sending = new Acknowledged(nodes.bootstrap(), TOPIC);
      try (sending) {
        sending.start();
        for (var fault = 0; fault < faults.here(); fault++) {
          awaitInSync(admin, 3);
          var kind = KINDS.get(fault % KINDS.size());
          var node = random.nextInt(3);
          System.out.printf("[broker] %d: %s of %d%n", fault, kind, node + 1);
          takeAway(nodes, node, kind, admin);
          done.merge(kind, 1, Integer::sum);
        }
        awaitInSync(admin, 3);
        sending.awaitAcknowledged(records.here());
      }
      var verdict = sending.compare(new Topic(nodes.bootstrap(), TOPIC).read());
      Figure.of(Promise.R4, "one of three brokers away at a time")
          .size(records.reached(sending.acknowledged()))
          .size(faults)
          .told("of them", done)
          .told("sent and refused", sending.refused())
          .told("acknowledged twice on the topic", verdict.doubled())
          .atMost("lost", verdict.lost(), 0)
          .atMost("out of order", verdict.outOfOrder(), 0)
          .atMost("seconds without any acknowledgement", sending.longestSilence(), 8)
          .atMost("seconds until one was acknowledged", sending.longestWait(), 20)
          .print();
    }
  }

  /** Until the others have put it out of sync, and some seconds more. */
  private static void takeAway(BrokerNodes nodes, int node, String kind, Admin admin) {
    var process = nodes.process(node);
    switch (kind) {
      case "kill -9" -> process.kill();
      case "SIGSTOP" -> process.signal("STOP");
      default -> nodes.part(node, new Trouble.Silent());
    }
    try {
      awaitInSync(admin, 2);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    } finally {
      switch (kind) {
        case "kill -9" -> process.restart();
        case "SIGSTOP" -> process.signal("CONT");
        default -> nodes.part(node, new Trouble.None());
      }
    }
  }

  private static int alive(Admin admin) throws InterruptedException, ExecutionException {
    return admin.describeCluster().nodes().get().stream().map(Node::id).distinct().toList().size();
  }

  /** Every partition has exactly so many; asked of whoever answers. */
  private static void awaitInSync(Admin admin, int replicas) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(
            () ->
                admin
                    .describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .get(TOPIC)
                    .partitions()
                    .stream()
                    .allMatch(one -> one.isr().size() == replicas));
  }
}
