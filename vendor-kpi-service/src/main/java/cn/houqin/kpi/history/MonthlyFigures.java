package cn.houqin.kpi.history;

import cn.houqin.events.Streams;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.platform.copy.Projection;
import cn.houqin.platform.copy.Projections;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What each closed month came to, indicator by indicator: a projection of closed cards that can be
 * dropped and made again by hearing of them anew.
 */
@Component
public class MonthlyFigures {

  private static final String COLLECTION = "monthly_figures";
  private static final int MOST = 20_000;

  private final MongoTemplate mongo;
  private final Projection projection;
  private final List<Consumer<Month>> listeners = new CopyOnWriteArrayList<>();

  MonthlyFigures(MongoTemplate mongo, Projections projections) {
    this.mongo = mongo;
    this.projection = projections.of(Streams.SCORECARDS);
    mongo
        .getCollection(COLLECTION)
        .createIndex(new Document("whose.hospital", 1).append("whose.month", 1).append("_id", 1));
    mongo
        .getCollection(COLLECTION)
        .createIndex(
            new Document("whose.hospital", 1)
                .append("whose.line", 1)
                .append("whose.month", 1)
                .append("_id", 1));
  }

  /**
   * The newest revision of a closed month.
   *
   * @param total the published total; null where nothing was scored
   * @param indicators of its scheme that were scored
   * @param counts what was counted, by indicator
   */
  public record Month(
      Whose whose,
      int revision,
      boolean isFinal,
      @Nullable BigDecimal total,
      @Nullable String grade,
      Map<String, Value> indicators,
      Map<String, Count> counts) {

    /** What was counted, one sum for each indicator. */
    public List<ScoreInput.Observation> sums() {
      return counts.entrySet().stream()
          .map(
              one ->
                  new ScoreInput.Observation(
                      one.getKey() + "/" + whose.month(),
                      one.getKey(),
                      one.getValue().numerator(),
                      one.getValue().denominator(),
                      one.getValue().figures()))
          .toList();
    }
  }

  /** One per contract, line and month (yyyy-MM). */
  public record Whose(String hospital, String contract, String line, String vendor, String month) {

    String key() {
      return String.join("/", hospital, contract, line, month);
    }
  }

  /** An indicator as it stands on the card: value with 4 decimals, score with 2. */
  public record Value(BigDecimal value, BigDecimal score) {}

  /** The sums of an indicator's figures, and how many there are. */
  public record Count(BigDecimal numerator, BigDecimal denominator, long figures) {

    static Count of(ScoreInput.Observation one) {
      return new Count(one.numerator(), one.denominator(), one.figures());
    }

    Count plus(ScoreInput.Observation one) {
      return new Count(
          numerator.add(one.numerator()),
          denominator.add(one.denominator()),
          figures + one.figures());
    }
  }

  /**
   * Called after a month was put here; called again when it is put again, but not while all months
   * are read again.
   */
  public void onChange(Consumer<Month> listener) {
    listeners.add(listener);
  }

  /** Keeps it unless a later revision is known. */
  void put(Month month) {
    var document = new Document();
    mongo.getConverter().write(month, document);
    document.remove("_class");
    var known =
        new Document("_id", month.whose().key())
            .append("revision", new Document("$lte", month.revision()));
    try {
      mongo
          .getCollection(COLLECTION)
          .updateOne(known, new Document("$set", document), new UpdateOptions().upsert(true));
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
    }
    if (projection.isComplete()) {
      listeners.forEach(listener -> listener.accept(month));
    }
  }

  /** Of a contract's line, the oldest first; months that are not closed are left out. */
  public List<Month> of(
      String hospital, String contract, String line, YearMonth from, YearMonth to) {
    var keys = new ArrayList<String>();
    for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      keys.add(new Whose(hospital, contract, line, "", month.toString()).key());
    }
    return found(new Document("_id", new Document("$in", keys)));
  }

  /** Of all contracts with a line, the oldest first. */
  public List<Month> ofLine(String hospital, String line, YearMonth from, YearMonth to) {
    return found(
        new Document("whose.hospital", hospital)
            .append("whose.line", line)
            .append(
                "whose.month",
                new Document("$gte", from.toString()).append("$lte", to.toString())));
  }

  /** Of all contracts with all lines, the oldest first. */
  public List<Month> ofHospital(String hospital, YearMonth from, YearMonth to) {
    return found(
        new Document("whose.hospital", hospital)
            .append(
                "whose.month",
                new Document("$gte", from.toString()).append("$lte", to.toString())));
  }

  private List<Month> found(Document asked) {
    projection.requireComplete();
    var months = new ArrayList<Month>();
    mongo
        .getCollection(COLLECTION)
        .find(asked)
        .sort(new Document("whose.month", 1).append("_id", 1))
        .limit(MOST)
        .forEach(document -> months.add(mongo.getConverter().read(Month.class, document)));
    return List.copyOf(months);
  }
}
