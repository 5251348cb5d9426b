package cn.houqin.platform.inbox;

import cn.houqin.events.Stream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Sends events as another service would, well formed or not. */
public final class Announcer implements AutoCloseable {

  public static final String HOSPITAL = "H001";
  private final KafkaProducer<String, String> kafka;

  public Announcer(String servers) {
    kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
  }

  /** An event about to be sent. */
  public static final class Draft {
    private final Announcer from;
    private final Stream stream;
    private final String subject;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Draft(Announcer from, Stream stream, String subject, String id, long sequence) {
      this.from = from;
      this.stream = stream;
      this.subject = subject;
      headers.put("ce_specversion", "1.0");
      headers.put("ce_id", id);
      headers.put("ce_source", stream.source());
      headers.put("ce_subject", subject);
      headers.put("ce_time", "2026-03-17T01:42:10.125Z");
      headers.put("ce_hospitalid", HOSPITAL);
      headers.put("ce_sequence", Long.toString(sequence));
    }

    public Draft with(String header, String value) {
      headers.put(header, value);
      return this;
    }

    public Draft without(String header) {
      headers.remove(header);
      return this;
    }

    public void send(String type, String body) {
      var message = new ProducerRecord<>(stream.topic(), HOSPITAL + "/" + subject, body);
      headers.put("ce_type", type);
      headers.forEach(
          (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      try {
        from.kafka.send(message).get();
      } catch (InterruptedException | ExecutionException failure) {
        throw new AssertionError(failure);
      }
    }

    public void happened(String what) {
      send(
          "test.happened.v1",
          """
          {"what": "%s", "times": 1, "later": {"field": 1}, "recordedAt": "2026-03-17T01:42:10.125Z"}\
          """
              .formatted(what));
    }

    public void place(String name, boolean retired) {
      send(
          "test-place.state.v1",
          """
          {"place": "%s", "name": "%s", "tags": ["a", "b"], "feeFen": 12, "recordedAt": "2026-03-17T01:42:10.125Z",
           "retired": %s}\
          """
              .formatted(subject, name, retired));
    }
  }

  public Draft fact(String subject, String id) {
    return new Draft(this, TestEvent.FACTS, subject, id, 1);
  }

  /** A subject whose events stand on this partition of the facts. */
  public static String subjectOn(int partition, String prefix) {
    for (int number = 0; ; number++) {
      var subject = prefix + number;
      var key = (HOSPITAL + "/" + subject).getBytes(StandardCharsets.UTF_8);
      if (Utils.toPositive(Utils.murmur2(key)) % Stream.Kind.FACTS.partitions() == partition) {
        return subject;
      }
    }
  }

  public Draft state(String subject, long sequence) {
    return new Draft(this, TestEvent.STATES, subject, subject + "#" + sequence, sequence);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
