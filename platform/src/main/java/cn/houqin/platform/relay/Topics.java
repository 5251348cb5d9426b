package cn.houqin.platform.relay;

import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/** The topics as they are made at start-up; never changed once they exist. */
final class Topics {

  private Topics() {}

  static List<NewTopic> all(short replicas) {
    return Streams.ALL.stream()
        .flatMap(
            stream -> java.util.stream.Stream.of(topic(stream, replicas), dead(stream, replicas)))
        .toList();
  }

  private static NewTopic topic(Stream stream, short replicas) {
    var topic =
        TopicBuilder.name(stream.topic())
            .partitions(stream.kind().partitions())
            .replicas(replicas)
            .config(TopicConfig.RETENTION_MS_CONFIG, "-1");
    return stream.kind() == Stream.Kind.STATE ? topic.compact().build() : topic.build();
  }

  private static NewTopic dead(Stream stream, short replicas) {
    return TopicBuilder.name(stream.topic() + ".dlt")
        .partitions(1)
        .replicas(replicas)
        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .build();
  }
}
