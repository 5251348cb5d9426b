package cn.houqin.platform.relay;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.json.EventBodies;
import cn.houqin.platform.observe.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/**
 * One event on its way: CloudEvents 1.0, Kafka protocol binding, binary content mode. Its id is
 * made of hospital, aggregate and sequence, the same whenever it is sent.
 *
 * @param subject id of the aggregate within its hospital
 * @param time when the service wrote it down
 */
record Outgoing(
    Stream stream,
    String hospital,
    String subject,
    long sequence,
    String type,
    Instant time,
    @Nullable String traceparent,
    String data) {

  /** The facts that stand in a document's outbox. */
  static List<Outgoing> facts(Stream stream, Document held) {
    return held.getList(Envelope.OUTBOX, Document.class, List.of()).stream()
        .map(
            entry ->
                new Outgoing(
                    stream,
                    held.getString(Envelope.HOSPITAL),
                    Envelope.id(held),
                    entry.getLong("n"),
                    entry.getString("type"),
                    entry.getDate("time").toInstant(),
                    entry.getString(Trace.HEADER),
                    entry.getString("data")))
        .toList();
  }

  /** A document as it stands. */
  static <T> Outgoing state(
      AggregateType<T> type, Publication.State<T> state, Document held, MongoConverter converter) {
    var hospital = held.getString(Envelope.HOSPITAL);
    var id = Envelope.id(held);
    var version = held.getLong(Envelope.VERSION);
    var body = converter.read(type.body(), held);
    var event = state.state().apply(new Stored<>(hospital, id, version, body));
    return new Outgoing(
        state.stream(),
        hospital,
        id,
        version,
        EventBodies.typeOf(event),
        event.recordedAt(),
        held.getString(Envelope.TRACE),
        EventBodies.of(event));
  }

  ProducerRecord<String, byte[]> toRecord() {
    var record =
        new ProducerRecord<>(
            stream.topic(), hospital + "/" + subject, data.getBytes(StandardCharsets.UTF_8));
    header(record, "content-type", "application/json");
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", hospital + "/" + subject + "/" + sequence);
    header(record, "ce_type", type);
    header(record, "ce_source", stream.source());
    header(record, "ce_subject", subject);
    header(record, "ce_time", time.toString());
    header(record, "ce_hospitalid", hospital);
    header(record, "ce_sequence", Long.toString(sequence));
    if (traceparent != null) {
      header(record, "ce_traceparent", traceparent);
      header(record, Trace.HEADER, traceparent);
    }
    return record;
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
