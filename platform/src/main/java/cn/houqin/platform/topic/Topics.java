package cn.houqin.platform.topic;

import cn.houqin.events.Stream;
import cn.houqin.platform.deadletter.DeadLetterTopics;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics of streams, and those for their dead letters, where they do not exist yet. */
public final class Topics {

  private static final Map<String, String> FOREVER = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  /** As events, with room for the reason. */
  private static final Map<String, String> FOREVER_WITH_REASON =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2097152");

  private Topics() {}

  /** Throws while no broker answers. */
  public static void ensure(KafkaAdmin admin, Collection<Stream> streams) {
    admin.createOrModifyTopics(
        streams.stream()
            .flatMap(one -> java.util.stream.Stream.of(topic(one), deadLetters(one)))
            .toArray(NewTopic[]::new));
  }

  private static NewTopic topic(Stream stream) {
    var settings =
        switch (stream.kind()) {
          case FACTS -> FOREVER;
          case STATE -> COMPACTED;
        };
    return new NewTopic(stream.topic(), Optional.of(stream.kind().partitions()), Optional.empty())
        .configs(settings);
  }

  private static NewTopic deadLetters(Stream stream) {
    return new NewTopic(DeadLetterTopics.of(stream.topic()), Optional.of(1), Optional.empty())
        .configs(FOREVER_WITH_REASON);
  }
}
