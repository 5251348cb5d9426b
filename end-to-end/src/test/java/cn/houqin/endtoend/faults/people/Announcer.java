package cn.houqin.endtoend.faults.people;

import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.platform.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.KafkaAdmin;

/** Puts records on topics, as services elsewhere would. */
public final class Announcer implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> kafka;

  public Announcer(String broker) {
    kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Topics.ensure(new KafkaAdmin(Map.of("bootstrap.servers", broker)), Streams.ALL);
  }

  /** An aggregate's state under its first sequence. */
  public void state(Stream stream, String type, String hospital, String subject, String body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital + "/" + subject + "/1");
    headers.put("ce_type", type);
    headers.put("ce_source", stream.source());
    headers.put("ce_subject", subject);
    headers.put("ce_time", "2026-01-01T00:00:00Z");
    headers.put("ce_hospitalid", hospital);
    headers.put("ce_sequence", "1");
    send(List.of(record(stream.topic(), hospital + "/" + subject, headers, body)));
  }

  public static ProducerRecord<byte[], byte[]> record(
      String topic, String key, Map<String, String> headers, String body) {
    return record(topic, key, headers, utf8(body));
  }

  public static ProducerRecord<byte[], byte[]> record(
      String topic, String key, Map<String, String> headers, byte[] body) {
    var record = new ProducerRecord<>(topic, utf8(key), body);
    headers.forEach((name, value) -> record.headers().add(name, utf8(value)));
    return record;
  }

  /** Returns once the broker has them all. */
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    var sent = records.stream().map(kafka::send).toList();
    try {
      for (var one : sent) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
