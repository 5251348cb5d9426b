package cn.houqin.platform.topic;

import cn.houqin.events.Stream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far this service has taken in what is announced. */
public final class Progress {

  private final Map<String, Object> adminSettings;
  private final ConsumerGroup group;

  public Progress(Map<String, Object> adminSettings, ConsumerGroup group) {
    this.adminSettings = adminSettings;
    this.group = group;
  }

  /** No broker says how far it is. */
  public static final class Unknown extends RuntimeException {
    Unknown(Throwable cause) {
      super("No broker says how far the service has read", cause);
    }
  }

  /**
   * Whether all that stands on these streams at the time of this call has been taken in by then.
   */
  public BooleanSupplier upToNow(Collection<Stream> streams) {
    var topics = streams.stream().map(Stream::topic).collect(Collectors.toSet());
    var ends = asked(broker -> latest(topics, broker));
    return () -> asked(broker -> isRead(ends, broker));
  }

  private boolean isRead(Map<TopicPartition, Long> ends, Admin broker)
      throws ExecutionException, InterruptedException {
    var read = broker.listConsumerGroupOffsets(group.id()).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              var committed = read.get(end.getKey());
              return end.getValue() == 0
                  || (committed != null && committed.offset() >= end.getValue());
            });
  }

  /** The ends of topics' partitions now. */
  public static Map<TopicPartition, Long> latest(Set<String> topics, Admin broker)
      throws ExecutionException, InterruptedException {
    var latest =
        broker.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return broker.listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** A question to the broker. */
  @FunctionalInterface
  private interface Question<R> {
    R of(Admin broker) throws ExecutionException, InterruptedException;
  }

  private <R> R asked(Question<R> question) {
    try (var broker = Admin.create(adminSettings)) {
      return question.of(broker);
    } catch (ExecutionException | KafkaException unanswered) {
      throw new Unknown(unanswered);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unknown(stopped);
    }
  }
}
