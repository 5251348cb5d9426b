package cn.houqin.endtoend.faults.check;

import cn.houqin.endtoend.faults.people.Hospital;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What the scorecard of a month must say, recomputed from the orders alone.
 *
 * @param ids of all evidence of the month
 */
public record Expected(
    java.util.Set<String> ids, Map<String, Long> numerators, Map<String, Long> denominators) {

  private static final Map<String, String> INDICATORS =
      Map.of(
          "RESPOND", "ON_TIME_RESPONSE",
          "COMPLETE", "ON_TIME_COMPLETION",
          "FIRST_TIME_FIX", "FIRST_TIME_FIX",
          "SATISFACTION", "SATISFACTION");

  /** By month, of the contract's one line. */
  static Map<String, Expected> of(Hospital hospital, MongoDatabase orders) {
    var months = new TreeMap<String, Expected>();
    for (var order :
        orders.getCollection("work_orders").find(Filters.eq("hospital", hospital.name()))) {
      for (var mark : StoredOrder.evidence(order)) {
        months
            .computeIfAbsent(
                mark.getString("month"),
                _ -> new Expected(new java.util.TreeSet<>(), new TreeMap<>(), new TreeMap<>()))
            .add(mark.getString("evidenceId"), order);
      }
    }
    return months;
  }

  private void add(String evidenceId, Document order) {
    var cause = evidenceId.substring(evidenceId.lastIndexOf('/') + 1).split("#");
    var indicator = INDICATORS.get(cause[0]);
    ids.add(evidenceId);
    denominators.merge(indicator, 1L, Long::sum);
    numerators.merge(indicator, numerator(cause, order), Long::sum);
  }

  /** All is done within minutes here, so every clock is met. */
  private static long numerator(String[] cause, Document order) {
    return switch (cause[0]) {
      case "RESPOND", "COMPLETE" -> 1;
      case "FIRST_TIME_FIX" -> StoredOrder.facts(order).contains("REOPENED") ? 0 : 1;
      case "SATISFACTION" -> StoredOrder.ratings(order).get(Integer.parseInt(cause[1]) - 1);
      default -> throw new AssertionError(cause[0]);
    };
  }

  /** 60 % of (average rating - 1) / 4 and 40 % of the share fixed at once, in points. */
  public BigDecimal total() {
    var ratings = BigDecimal.valueOf(numerators.get("SATISFACTION"));
    var rated = BigDecimal.valueOf(denominators.get("SATISFACTION"));
    var fixed = BigDecimal.valueOf(numerators.get("FIRST_TIME_FIX"));
    var closed = BigDecimal.valueOf(denominators.get("FIRST_TIME_FIX"));
    var satisfaction = ratings.subtract(rated).multiply(BigDecimal.valueOf(15)).multiply(closed);
    var fix = fixed.multiply(BigDecimal.valueOf(40)).multiply(rated);
    return satisfaction.add(fix).divide(rated.multiply(closed), 2, RoundingMode.HALF_UP);
  }
}
