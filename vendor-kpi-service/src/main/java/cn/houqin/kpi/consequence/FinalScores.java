package cn.houqin.kpi.consequence;

import cn.houqin.kpi.ladder.FinalScore;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.platform.aggregate.Envelope;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What the final cards of a line of a contract came to, by their newest revisions. */
@Component
class FinalScores {

  /** More than any contract has lines and months. */
  private static final int MOST = 10_000;

  private final MongoTemplate mongo;

  FinalScores(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  List<FinalScore> of(String hospital, String contract, String line) {
    var scores = new ArrayList<FinalScore>();
    mongo
        .getCollection("closings")
        .find(new Document(Envelope.HOSPITAL, hospital).append("contract", contract))
        .sort(new Document("month", -1))
        .limit(MOST)
        .projection(
            new Document("line", 1)
                .append("month", 1)
                .append("stage", 1)
                .append("revisions.number", 1)
                .append("revisions.result.total", 1)
                .append("revisions.result.grade", 1))
        .forEach(
            card -> {
              if (card.getString("line").equals(line) && card.getString("stage").equals("FINAL")) {
                scores.add(score(contract, line, card));
              }
            });
    return scores;
  }

  private static FinalScore score(String contract, String line, Document card) {
    var month = YearMonth.parse(card.getString("month"));
    var revision = card.getList("revisions", Document.class).getLast();
    var result = revision.get("result", Document.class);
    return new FinalScore(
        new CardId(contract, line, month).toString(),
        month,
        revision.getInteger("number"),
        decimal(result.get("total", Decimal128.class)),
        result.getString("grade"));
  }

  private static @Nullable BigDecimal decimal(@Nullable Decimal128 total) {
    return total == null ? null : total.bigDecimalValue();
  }
}
