package cn.houqin.platform.relay;

import cn.houqin.events.Stream;
import cn.houqin.platform.observe.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way: CloudEvents 1.0, Kafka protocol binding, binary content mode.
 *
 * @param subject id of the aggregate within its hospital
 */
record Outgoing(
    Stream stream,
    String hospital,
    String subject,
    long sequence,
    String type,
    Instant at,
    @Nullable String traceparent,
    String data) {

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
    header(record, "ce_time", at.toString());
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
