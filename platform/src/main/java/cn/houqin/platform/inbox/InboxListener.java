package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes what a poll brought, what can be of all partitions together, the rest partition by
 * partition, each in order. Where a record has to wait, its partition is set back and paused; the
 * others go on. Offsets are committed after the effects.
 */
final class InboxListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(InboxListener.class);
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);

  /** Well below the five minutes after which the broker takes a consumer for dead. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(1);

  private final Intake intake;
  private final Attempts attempts;
  private final Pause pause;

  /** Pauses a partition for a while. */
  @FunctionalInterface
  interface Pause {
    void on(TopicPartition partition, Duration time);
  }

  InboxListener(Intake intake, Attempts attempts, Pause pause) {
    this.intake = intake;
    this.attempts = attempts;
    this.pause = pause;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    take(records, Objects.requireNonNull(consumer, "consumer"));
  }

  private void take(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    var turnEnds = System.nanoTime() + LONGEST_TURN.toNanos();
    var done = new HashMap<TopicPartition, OffsetAndMetadata>();
    var partitions = byPartition(records);
    var ahead = ahead(partitions.values());
    for (var one : partitions.entrySet()) {
      var raws = one.getValue();
      var taken = Math.min(ahead, raws.size());
      ahead -= taken;
      var next = take(one.getKey(), raws, taken, consumer, turnEnds);
      if (next > raws.getFirst().offset()) {
        done.put(one.getKey(), new OffsetAndMetadata(next));
      }
    }
    commit(consumer, done);
  }

  /** How many records, counted over all partitions one after the other, were taken together. */
  private int ahead(Collection<List<RawEvent>> partitions) {
    return partitions.size() == 1
        ? 0
        : intake.acceptTogether(partitions.stream().flatMap(List::stream).toList()).orElse(0);
  }

  /** Answers the offset to go on from. */
  private long take(
      TopicPartition partition,
      List<RawEvent> raws,
      int taken,
      Consumer<?, ?> consumer,
      long turnEnds) {
    if (taken > 0) {
      attempts.done(partition);
    }
    var together = true;
    for (var at = taken; at < raws.size(); ) {
      var offset = raws.get(at).offset();
      if (System.nanoTime() > turnEnds) {
        consumer.seek(partition, offset);
        return offset;
      }
      var done =
          together ? intake.acceptTogether(raws.subList(at, raws.size())) : OptionalInt.empty();
      together = done.isPresent();
      try {
        if (done.orElse(0) == 0) {
          intake.accept(raws.get(at), attempts.since(partition, offset));
        }
        attempts.done(partition);
      } catch (Postponed postponed) {
        postpone(partition, offset, consumer, postponed);
        return offset;
      }
      at += Math.max(1, done.orElse(0));
    }
    return raws.getLast().offset() + 1;
  }

  private void postpone(
      TopicPartition partition, long offset, Consumer<?, ?> consumer, Postponed cause) {
    var wait = attempts.failed(partition, offset);
    LOG.warn("{} offset {} waits {}: {}", partition, offset, wait, cause.getMessage());
    consumer.seek(partition, offset);
    pause.on(partition, wait);
  }

  private static void commit(
      Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (offsets.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(offsets, COMMIT_PATIENCE);
    } catch (KafkaException failure) {
      LOG.warn("Offsets not committed, the events may be delivered again", failure);
    }
  }

  private static Map<TopicPartition, List<RawEvent>> byPartition(
      List<ConsumerRecord<byte[], byte[]>> records) {
    var grouped = new LinkedHashMap<TopicPartition, List<RawEvent>>();
    for (var next : records) {
      grouped
          .computeIfAbsent(
              new TopicPartition(next.topic(), next.partition()), _ -> new ArrayList<>())
          .add(raw(next));
    }
    return grouped;
  }

  private static RawEvent raw(ConsumerRecord<byte[], byte[]> kafka) {
    byte @Nullable [] key = kafka.key();
    byte @Nullable [] body = kafka.value();
    var headers =
        StreamSupport.stream(kafka.headers().spliterator(), false)
            .filter(header -> header.value() != null)
            .map(header -> new RawEvent.Header(header.key(), utf8(header.value())))
            .toList();
    return new RawEvent(
        kafka.topic(),
        kafka.partition(),
        kafka.offset(),
        key == null ? null : utf8(key),
        headers,
        body == null ? new byte[0] : body);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
