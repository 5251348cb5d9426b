package cn.houqin.platform.topic;

import cn.houqin.platform.deadletter.ParkedKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Sees to it that a new database reads every topic from the start, also when a former database of
 * the same name has left offsets on the broker: a partition that the store does not remember is set
 * back to its beginning.
 */
public final class Beginnings implements ConsumerAwareRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);
  private static final String COLLECTION = "inbox_partitions";

  private final MongoOperations mongo;
  private final ParkedKeys parked;

  public Beginnings(MongoOperations mongo, ParkedKeys parked) {
    this.mongo = mongo;
    this.parked = parked;
  }

  /** Whether this database has begun to read the partition, so the group's offset is its own. */
  public boolean begun(TopicPartition partition) {
    return mongo.findById(partition.toString(), Document.class, COLLECTION) != null;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(one -> parked.forget(one.topic(), one.partition()));
    try {
      begin(consumer, partitions.stream().filter(one -> !begun(one)).toList());
    } catch (DataAccessException failure) {
      LOG.warn("Beginnings not noted; partitions are read again at the next start", failure);
    }
  }

  private void begin(Consumer<?, ?> consumer, List<TopicPartition> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    var starts = new HashMap<TopicPartition, OffsetAndMetadata>();
    consumer
        .beginningOffsets(fresh)
        .forEach(
            (partition, offset) -> {
              consumer.seek(partition, offset);
              starts.put(partition, new OffsetAndMetadata(offset));
            });
    consumer.commitSync(starts);
    fresh.forEach(partition -> mongo.save(new Document("_id", partition.toString()), COLLECTION));
  }
}
