package cn.houqin.standalone.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** How one record of a topic stands in a file: offset, timestamp, key, value, headers. */
final class Records {

  private static final int NONE = -1;

  private Records() {}

  static String file(String topic, int partition) {
    return "topics/" + topic + "/" + partition + ".gz";
  }

  static void write(DataOutputStream out, ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    out.writeLong(record.offset());
    out.writeLong(record.timestamp());
    write(out, record.key());
    write(out, record.value());
    var headers = record.headers().toArray();
    out.writeInt(headers.length);
    for (var header : headers) {
      write(out, header.key().getBytes(StandardCharsets.UTF_8));
      write(out, header.value());
    }
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(NONE);
      return;
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** A record and the offset it stood at. */
  record Kept(long offset, ProducerRecord<byte[], byte[]> record) {}

  static Kept read(DataInputStream in, String topic, int partition) throws IOException {
    var offset = in.readLong();
    var timestamp = in.readLong();
    var key = read(in);
    var value = read(in);
    var headers = new RecordHeaders();
    var count = in.readInt();
    for (var header = 0; header < count; header++) {
      var name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      headers.add(name, read(in));
    }
    return new Kept(offset, new ProducerRecord<>(topic, partition, timestamp, key, value, headers));
  }

  private static byte @Nullable [] read(DataInputStream in) throws IOException {
    var length = in.readInt();
    return length == NONE ? null : in.readNBytes(length);
  }
}
