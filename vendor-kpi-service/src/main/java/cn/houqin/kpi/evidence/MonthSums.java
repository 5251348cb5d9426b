package cn.houqin.kpi.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What the figures of a month on a line come to, of many contracts at once: from the day sums, and
 * straight from the figures where one of a contract's day sums is stale. Writes nothing.
 */
@Component
public class MonthSums {

  private static final int AT_ONCE = 100;

  private final MongoTemplate mongo;

  MonthSums(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** A line's month. */
  public record Month(String hospital, String line, String month) {

    private Document of(List<String> contracts) {
      return new Document("hospital", hospital)
          .append("line", line)
          .append("month", month)
          .append("contract", new Document("$in", contracts));
    }
  }

  private record Group(Tallies.Tally sum, String contract, boolean isStale) {

    static Group of(Document group) {
      var id = group.get("_id", Document.class);
      return new Group(
          new Tallies.Tally(
              id.getString("indicator"),
              "",
              group.get("numerator", Decimal128.class).bigDecimalValue(),
              group.get("denominator", Decimal128.class).bigDecimalValue(),
              group.getLong("figures")),
          id.getString("contract"),
          group.getBoolean("stale", false));
    }
  }

  /** By contract, one sum for each indicator; the day of these sums says nothing. */
  public Map<String, List<Tallies.Tally>> of(Month month, List<String> contracts) {
    var sums = new HashMap<String, List<Tallies.Tally>>();
    for (var from = 0; from < contracts.size(); from += AT_ONCE) {
      add(sums, month, contracts.subList(from, Math.min(from + AT_ONCE, contracts.size())));
    }
    return sums;
  }

  private void add(Map<String, List<Tallies.Tally>> sums, Month month, List<String> contracts) {
    var tallied = groups(Tallies.COLLECTION, month.of(contracts), LineSums.FIGURES);
    var stale = tallied.stream().filter(Group::isStale).map(Group::contract).distinct().toList();
    var anew =
        stale.isEmpty()
            ? List.<Group>of()
            : groups(
                Observations.COLLECTION,
                month.of(stale).append("withdrawn", null),
                new Document("$sum", 1L));
    tallied.stream().filter(group -> !stale.contains(group.contract())).forEach(put(sums));
    anew.forEach(put(sums));
  }

  private static java.util.function.Consumer<Group> put(Map<String, List<Tallies.Tally>> sums) {
    return group -> {
      if (group.sum().figures() > 0) {
        sums.computeIfAbsent(group.contract(), _ -> new ArrayList<>()).add(group.sum());
      }
    };
  }

  private List<Group> groups(String collection, Document asked, Document figures) {
    return mongo
        .getCollection(collection)
        .aggregate(
            List.of(
                new Document("$match", asked),
                new Document(
                    "$group",
                    new Document(
                            "_id",
                            new Document("contract", "$contract").append("indicator", "$indicator"))
                        .append("numerator", LineSums.exactSum("numerator"))
                        .append("denominator", LineSums.exactSum("denominator"))
                        .append("figures", figures)
                        .append(
                            "stale",
                            new Document(
                                "$max",
                                new Document("$gt", List.of("$" + Tallies.STALE_SINCE, false))))),
                new Document("$sort", new Document("_id.contract", 1).append("_id.indicator", 1))))
        .map(Group::of)
        .into(new ArrayList<>());
  }
}
