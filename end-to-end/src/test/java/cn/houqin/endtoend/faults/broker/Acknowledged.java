package cn.houqin.endtoend.faults.broker;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.check.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends numbered records under a hundred keys with the relay's settings, and keeps which were
 * acknowledged.
 */
final class Acknowledged implements AutoCloseable {

  private static final int KEYS = 100;
  private static final int UNDER_WAY = 500;

  private final KafkaProducer<byte[], byte[]> kafka;
  private final String topic;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong longestWait = new AtomicLong();
  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final List<BitSet> acks = new ArrayList<>();
  private final Thread sender = Thread.ofVirtual().unstarted(this::send);
  private long lastAck;
  private long longestSilence;

  /**
   * @param lost acknowledged and not on the topic
   * @param doubled on the topic more than once
   * @param outOfOrder after a later one of the same key
   */
  record Verdict(long lost, long doubled, long outOfOrder) {}

  Acknowledged(String broker, String topic) {
    this.topic = topic;
    this.kafka =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", broker,
                "acks", "all",
                "enable.idempotence", "true",
                "max.block.ms", "5000",
                "delivery.timeout.ms", "10000",
                "request.timeout.ms", "5000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    for (var key = 0; key < KEYS; key++) {
      acks.add(new BitSet());
    }
  }

  void start() {
    sender.start();
  }

  private void send() {
    lastAck = System.nanoTime();
    for (var n = 0; going.get(); n++) {
      var key = n % KEYS;
      var sequence = n / KEYS;
      room.acquireUninterruptibly();
      var begun = System.nanoTime();
      kafka.send(
          new ProducerRecord<>(topic, utf8("key-" + key), utf8(Integer.toString(sequence))),
          (_, failed) -> heard(key, sequence, begun, failed == null));
    }
  }

  private synchronized void heard(int key, int sequence, long begun, boolean isTaken) {
    var now = System.nanoTime();
    room.release();
    if (!isTaken) {
      refused.incrementAndGet();
      return;
    }
    longestSilence = Math.max(longestSilence, now - lastAck);
    lastAck = now;
    longestWait.accumulateAndGet(now - begun, Math::max);
    acks.get(key).set(sequence);
    acknowledged.incrementAndGet();
  }

  void awaitAcknowledged(long all) {
    await().atMost(Duration.ofHours(2)).until(() -> acknowledged.get() >= all);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  long refused() {
    return refused.get();
  }

  synchronized double longestSilence() {
    return longestSilence / 1e9;
  }

  double longestWait() {
    return longestWait.get() / 1e9;
  }

  /** Against what stands on the topic. */
  Verdict compare(List<Topic.Entry> entries) {
    var seen = new ArrayList<BitSet>();
    for (var key = 0; key < KEYS; key++) {
      seen.add(new BitSet());
    }
    var doubled = 0L;
    var outOfOrder = 0L;
    for (var entry : entries) {
      var there = seen.get(Integer.parseInt(entry.key().substring(4)));
      var sequence = Integer.parseInt(entry.body());
      if (there.get(sequence)) {
        doubled++;
      } else if (there.length() > sequence) {
        outOfOrder++;
      }
      there.set(sequence);
    }
    var lost = 0L;
    for (var key = 0; key < KEYS; key++) {
      var missing = (BitSet) acks.get(key).clone();
      missing.andNot(seen.get(key));
      lost += missing.cardinality();
    }
    return new Verdict(lost, doubled, outOfOrder);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    going.set(false);
    try {
      sender.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    kafka.close();
  }
}
