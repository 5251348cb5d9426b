package cn.houqin.platform.aggregate;

import org.bson.Document;

/**
 * Which of a database's documents are at home there now; a bean of a service parts of whose data
 * move between databases. Without one everything is at home.
 */
public interface Placement {

  /** Everything is at home and may always be written. */
  Placement EVERYTHING_HERE =
      new Placement() {
        @Override
        public Document here(AggregateType<?> type) {
          return new Document();
        }

        @Override
        public Writing enter(AggregateType<?> type, Document document) {
          return () -> {};
        }
      };

  /** One write that is under way; closed when it is done. */
  @FunctionalInterface
  interface Writing extends AutoCloseable {
    @Override
    void close();
  }

  /** What background searches (timers, relay) add to their conditions. */
  Document here(AggregateType<?> type);

  /**
   * Asked just before a document is written; throws the rule that forbids it.
   *
   * @param document as it stands, or as it will where it is new
   */
  Writing enter(AggregateType<?> type, Document document);
}
