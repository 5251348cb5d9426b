package cn.houqin.platform.store;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Publication;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The store's own word on which collection is announced on which topic: a backup compares the two.
 */
final class Announcements {

  private static final String COLLECTION = "announced_collections";

  private Announcements() {}

  static void note(AggregateType<?> type, MongoTemplate mongo) {
    switch (type.publication()) {
      case Publication.Facts<?>(var stream) -> note(type, stream, mongo);
      case Publication.State<?> state -> note(type, state.stream(), mongo);
      case Publication.None<?> _ -> {}
    }
  }

  private static void note(AggregateType<?> type, Stream stream, MongoTemplate mongo) {
    mongo.save(
        new Document("_id", type.collection())
            .append("topic", stream.topic())
            .append("kind", stream.kind().name()),
        COLLECTION);
  }
}
