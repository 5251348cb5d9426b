package cn.houqin.endtoend.faults.process;

import java.io.FileReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One node of several, in a process of its own; its words are a file of settings. */
final class BrokerNode {

  private static final String CLUSTER = "houqinhouqinhouqinhouq";

  private BrokerNode() {}

  public static void main(String[] words) throws Exception {
    var settings = new Properties();
    try (var file = new FileReader(words[0])) {
      settings.load(file);
    }
    format(Path.of(settings.getProperty("log.dirs")), settings.getProperty("node.id"));
    new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
    new CountDownLatch(1).await();
  }

  private static void format(Path folder, String node) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(CLUSTER)
        .setNodeId(Integer.parseInt(node))
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
  }
}
