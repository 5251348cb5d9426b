package cn.houqin.contract.settlement.card;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.inbox.Subscription;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The newest final revision of each scorecard, as announced; the card itself is asked for. */
@Component
public class FinalRevisions {

  private static final String COLLECTION = "final_revisions";

  private final MongoTemplate mongo;

  FinalRevisions(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** 0 where none has been announced. */
  public int newest(String hospital, String scorecard) {
    var found =
        mongo
            .getCollection(COLLECTION)
            .find(new Document("_id", Envelope.key(hospital, scorecard)))
            .first();
    return found == null ? 0 : found.getInteger("revision");
  }

  private void put(String hospital, ScorecardEvent.Finalised event) {
    mongo
        .getCollection(COLLECTION)
        .updateOne(
            new Document("_id", Envelope.key(hospital, event.scorecard())),
            new Document("$max", new Document("revision", event.revision())),
            new UpdateOptions().upsert(true));
  }

  /** Hears of final cards; delivered again or late, nothing changes. */
  @Configuration(proxyBeanMethods = false)
  static class ScorecardListener {

    @Bean
    Subscription<ScorecardEvent.Finalised> finalScorecards(FinalRevisions revisions) {
      return new Subscription<>(
          Streams.SCORECARDS,
          ScorecardEvent.Finalised.class,
          event -> revisions.put(event.hospital(), event.body()));
    }
  }
}
