package cn.houqin.platform.copy;

import cn.houqin.platform.topic.Beginnings;
import cn.houqin.platform.topic.ConsumerGroup;
import cn.houqin.platform.topic.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether a copied topic has once been read up to the end it had when this database first saw it.
 * The answer is kept in the store, so a later start needs no broker.
 */
final class CaughtUp {

  private static final String COLLECTION = "copies_caught_up";

  private final MongoTemplate mongo;
  private final Beginnings beginnings;
  private final ConsumerGroup group;

  CaughtUp(MongoTemplate mongo, Beginnings beginnings, ConsumerGroup group) {
    this.mongo = mongo;
    this.beginnings = beginnings;
    this.group = group;
  }

  /** As the store remembers it. */
  boolean remembered(String topic) {
    var noted = noted(topic);
    return noted != null && noted.getBoolean("reached", false);
  }

  /** Compares with the broker, and remembers when it is reached. */
  boolean reached(String topic, Admin broker) throws ExecutionException, InterruptedException {
    var ends = ends(topic, broker);
    var committed =
        broker.listConsumerGroupOffsets(group.id()).partitionsToOffsetAndMetadata().get();
    if (!ends.entrySet().stream().allMatch(end -> isRead(end, committed))) {
      return false;
    }
    mongo.save(new Document("_id", topic).append("reached", true), COLLECTION);
    return true;
  }

  private boolean isRead(
      Map.Entry<TopicPartition, Long> end, Map<TopicPartition, OffsetAndMetadata> committed) {
    var read = committed.get(end.getKey());
    return end.getValue() == 0
        || (read != null && read.offset() >= end.getValue() && beginnings.begun(end.getKey()));
  }

  private Map<TopicPartition, Long> ends(String topic, Admin broker)
      throws ExecutionException, InterruptedException {
    var noted = noted(topic);
    if (noted == null) {
      var seen = new Document();
      Progress.latest(Set.of(topic), broker)
          .forEach((at, end) -> seen.append("p" + at.partition(), end));
      noted = new Document("_id", topic).append("reached", false).append("ends", seen);
      mongo.save(noted, COLLECTION);
    }
    var ends = new HashMap<TopicPartition, Long>();
    noted
        .get("ends", new Document())
        .forEach(
            (name, end) ->
                ends.put(
                    new TopicPartition(topic, Integer.parseInt(name.substring(1))),
                    ((Number) end).longValue()));
    return ends;
  }

  private @Nullable Document noted(String topic) {
    return mongo.findById(topic, Document.class, COLLECTION);
  }
}
