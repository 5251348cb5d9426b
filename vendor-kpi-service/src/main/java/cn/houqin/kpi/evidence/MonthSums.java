package cn.houqin.kpi.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What the figures of a month on a line come to, of many contracts at once: from the day sums, and
 * straight from the figures of those days whose sums are stale; of contracts where most are, from
 * all figures in one pass. Writes nothing.
 */
@Component
public class MonthSums {

  private static final int AT_ONCE = 100;
  private static final List<String> BY = List.of("contract", "indicator");
  private static final Document IN_ORDER =
      new Document("$sort", new Document("_id.contract", 1).append("_id.indicator", 1));

  private final MongoTemplate mongo;
  private final Observations observations;

  MonthSums(MongoTemplate mongo, Observations observations) {
    this.mongo = mongo;
    this.observations = observations;
  }

  /** A line's month. */
  public record Month(String hospital, String line, String month) {

    private Document of(Document more) {
      var asked = new Document("hospital", hospital).append("line", line).append("month", month);
      asked.putAll(more);
      return asked;
    }
  }

  /**
   * What a contract's day sums of an indicator come to.
   *
   * @param days how many there are
   * @param stale the days that are not in it, because their sums are stale
   */
  private record Group(Tallies.Tally sum, String contract, long days, List<String> stale) {

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
          group.getLong("days"),
          group.getList("stale", String.class));
    }

    /** Where to find what is not in it. */
    Document missing() {
      return new Document("contract", contract)
          .append("indicator", sum.indicator())
          .append("day", new Document("$in", stale));
    }
  }

  /** By contract, one sum for each indicator; the day of these sums says nothing. */
  public Map<String, List<Tallies.Tally>> of(Month month, List<String> contracts) {
    observations.requireComplete();
    var sums = new HashMap<String, Map<String, Tallies.Tally>>();
    for (var from = 0; from < contracts.size(); from += AT_ONCE) {
      add(sums, month, contracts.subList(from, Math.min(from + AT_ONCE, contracts.size())));
    }
    var lists = new HashMap<String, List<Tallies.Tally>>();
    sums.forEach((contract, byIndicator) -> lists.put(contract, List.copyOf(byIndicator.values())));
    return lists;
  }

  private void add(
      Map<String, Map<String, Tallies.Tally>> sums, Month month, List<String> contracts) {
    var tallied = tallied(month.of(new Document("contract", new Document("$in", contracts))));
    var anew = mostlyStale(tallied);
    if (!anew.isEmpty()) {
      count(sums, month.of(new Document("contract", new Document("$in", anew))));
    }
    var others = tallied.stream().filter(group -> !anew.contains(group.contract())).toList();
    others.forEach(group -> put(sums, group.contract(), group.sum()));
    var stale = others.stream().filter(group -> !group.stale().isEmpty()).toList();
    for (var from = 0; from < stale.size(); from += AT_ONCE) {
      var some = stale.subList(from, Math.min(from + AT_ONCE, stale.size()));
      var each = some.stream().map(group -> month.of(group.missing())).toList();
      count(sums, new Document("$or", each));
    }
  }

  /** Contracts of whose day sums half or more are stale. */
  private static Set<String> mostlyStale(List<Group> tallied) {
    var more = new TreeMap<String, Long>();
    tallied.forEach(
        group -> more.merge(group.contract(), 2L * group.stale().size() - group.days(), Long::sum));
    more.values().removeIf(stale -> stale < 0);
    return more.keySet();
  }

  private void count(Map<String, Map<String, Tallies.Tally>> sums, Document asked) {
    for (var sum : CountingFigures.sums(mongo, asked, BY)) {
      var tally =
          new Tallies.Tally(
              sum.of().getString("indicator"),
              "",
              sum.numerator(),
              sum.denominator(),
              sum.figures());
      put(sums, sum.of().getString("contract"), tally);
    }
  }

  private static void put(
      Map<String, Map<String, Tallies.Tally>> sums, String contract, Tallies.Tally sum) {
    if (sum.figures() > 0) {
      sums.computeIfAbsent(contract, _ -> new TreeMap<>())
          .merge(sum.indicator(), sum, Tallies.Tally::plus);
    }
  }

  private List<Group> tallied(Document asked) {
    var isStale = new Document("$gt", List.of("$" + Tallies.STALE_SINCE, false));
    return mongo
        .getCollection(Tallies.COLLECTION)
        .aggregate(
            List.of(
                new Document("$match", asked),
                new Document(
                    "$group",
                    new Document("_id", CountingFigures.common(BY))
                        .append("numerator", fresh(isStale, "$toDecimal", "numerator"))
                        .append("denominator", fresh(isStale, "$toDecimal", "denominator"))
                        .append("figures", fresh(isStale, "$toLong", "figures"))
                        .append("days", new Document("$sum", 1L))
                        .append(
                            "stale",
                            new Document(
                                "$push",
                                new Document("$cond", List.of(isStale, "$day", "$$REMOVE"))))),
                IN_ORDER))
        .map(Group::of)
        .into(new ArrayList<>());
  }

  private static Document fresh(Document isStale, String type, String field) {
    return new Document(
        "$sum", new Document(type, new Document("$cond", List.of(isStale, 0, "$" + field))));
  }
}
