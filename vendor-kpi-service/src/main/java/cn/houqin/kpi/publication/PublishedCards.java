package cn.houqin.kpi.publication;

import cn.houqin.kpi.publication.Publication.Card;
import cn.houqin.kpi.publication.Publication.Unplaced;
import cn.houqin.kpi.publication.Publication.Window;
import cn.houqin.kpi.scorecard.CardId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Reads what is published of a line's month, without its evidence. */
@Component
class PublishedCards {

  private static final int MOST = 2_000;
  private static final List<String> PUBLISHED = List.of("PUBLISHED", "FINAL");

  private final MongoTemplate mongo;

  PublishedCards(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Publication of(String hospital, String line, YearMonth month) {
    var cards = new ArrayList<Unplaced>();
    var waiting = 0;
    var asked =
        new Document("hospital", hospital).append("line", line).append("month", month.toString());
    var found =
        mongo
            .getCollection("closings")
            .find(asked)
            .projection(
                new Document("contract", 1)
                    .append("vendor", 1)
                    .append("stage", 1)
                    .append("milestones", 1)
                    .append("disputes.open.appeal", 1)
                    .append("revisions.result", 1))
            .limit(MOST);
    for (var stored : found) {
      if (PUBLISHED.contains(stored.getString("stage"))) {
        var id = new CardId(stored.getString("contract"), line, month);
        cards.add(new Unplaced(id.toString(), card(stored), window(stored)));
      } else {
        waiting++;
      }
    }
    return Publication.of(cards, waiting);
  }

  private static Card card(Document stored) {
    var revisions = stored.getList("revisions", Document.class);
    var result = revisions.getLast().get("result", Document.class);
    var total = result.get("total", Decimal128.class);
    return new Card(
        stored.getString("contract"),
        stored.getString("vendor"),
        revisions.size(),
        total == null ? null : total.bigDecimalValue(),
        result.getString("grade"),
        result.getLong("figures"),
        result.getString("digest"));
  }

  private static Window window(Document stored) {
    var milestones = stored.get("milestones", Document.class);
    return new Window(
        milestones.getDate("publishedAt").toInstant(),
        instant(milestones.getDate("appealUntil")),
        stored.getString("stage").equals("FINAL"),
        stored.getEmbedded(List.of("disputes", "open"), List.of()).size());
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
