package cn.houqin.kpi.history;

import cn.houqin.platform.background.Background;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The published total of each contract and line in its newest closed month of the last three
 * ({@code houqin.vendor.score}, 0 to 100 where the scheme caps it), for dashboards; decides
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
class ScoreGauges {

  private static final int MONTHS_BACK = 3;

  private final MongoTemplate mongo;
  private final ClosedResults results;
  private final MultiGauge scores;

  ScoreGauges(MongoTemplate mongo, ClosedResults results, MeterRegistry meters) {
    this.mongo = mongo;
    this.results = results;
    this.scores = MultiGauge.builder("houqin.vendor.score").register(meters);
  }

  @Bean
  Background scoreGaugesLoop(Clock businessClock) {
    return new Background(
        "score gauges",
        Duration.ofMinutes(1),
        () -> {
          sample(YearMonth.from(businessClock.instant().atZone(ZoneOffset.UTC)));
          return false;
        });
  }

  void sample(YearMonth now) {
    var newest = new LinkedHashMap<Tags, Shown>();
    for (var place : places()) {
      var hospital = place.getString("hospital");
      var line = place.getString("line");
      for (var result : results.of(hospital, line, now.minusMonths(MONTHS_BACK), now)) {
        var total = result.total();
        if (total != null) {
          newest.merge(
              Tags.of(
                  "hospital",
                  hospital,
                  "line",
                  line,
                  "contract",
                  result.contract(),
                  "vendor",
                  result.vendor()),
              new Shown(result.month(), total.doubleValue()),
              Shown::newer);
        }
      }
    }
    scores.register(
        newest.entrySet().stream()
            .map(one -> Row.of(one.getKey(), one.getValue().total()))
            .toList(),
        true);
  }

  /** A month's total, as a meter wants it. */
  private record Shown(String month, Number total) {
    Shown newer(Shown other) {
      return other.month().compareTo(month) > 0 ? other : this;
    }
  }

  /** Every hospital's lines with a card; served by the index on (hospital, line, month). */
  private List<Document> places() {
    return mongo
        .getCollection("closings")
        .aggregate(
            List.of(
                new Document("$sort", new Document("hospital", 1).append("line", 1)),
                new Document(
                    "$group",
                    new Document(
                        "_id", new Document("hospital", "$hospital").append("line", "$line")))))
        .map(found -> found.get("_id", Document.class))
        .into(new ArrayList<>());
  }
}
