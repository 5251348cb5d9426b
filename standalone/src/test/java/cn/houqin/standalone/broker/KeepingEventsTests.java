package cn.houqin.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingEventsTests {

  @TempDir private Path data;

  @Test
  void keepsThemOverAStopAndOnOtherPorts() throws Exception {
    try (var broker = Broker.start(data, free(), free())) {
      publish(broker, "kept");
    }

    try (var broker = Broker.start(data, free(), free())) {
      assertThat(read(broker)).isEqualTo("kept");
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, Object> settings(Broker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static void publish(Broker broker, String text) throws Exception {
    try (var admin = Admin.create(settings(broker))) {
      admin
          .createTopics(List.of(new NewTopic("things", 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    var strings = new StringSerializer();
    try (var producer = new KafkaProducer<>(settings(broker), strings, new StringSerializer())) {
      producer.send(new ProducerRecord<>("things", "key", text)).get(20, TimeUnit.SECONDS);
    }
  }

  private static String read(Broker broker) {
    var partition = new TopicPartition("things", 0);
    var strings = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(settings(broker), strings, new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, 1L);
      return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
    }
  }
}
