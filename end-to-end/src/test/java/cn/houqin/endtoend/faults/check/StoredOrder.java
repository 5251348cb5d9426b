package cn.houqin.endtoend.faults.check;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** What of a stored order matters here. */
public final class StoredOrder {

  private StoredOrder() {}

  /** The types of its facts, in order. */
  public static List<String> facts(Document order) {
    return all(order).stream().map(fact -> fact.getString("type")).toList();
  }

  /** When the first fact of a type happened. */
  public static Instant at(Document order, String type) {
    return all(order).stream()
        .filter(fact -> fact.getString("type").equals(type))
        .findFirst()
        .orElseThrow()
        .getDate("at")
        .toInstant();
  }

  /** Those of its follow-ups, in order. */
  static List<Integer> ratings(Document order) {
    return all(order).stream()
        .filter(fact -> fact.getString("type").equals("FOLLOWED_UP"))
        .map(fact -> fact.getInteger("rating"))
        .toList();
  }

  /** What it gave as evidence: id and month. */
  public static List<Document> evidence(Document order) {
    return order.get("watch", Document.class).getList("evidence", Document.class);
  }

  /** The points of its clocks that were raised. */
  public static List<String> raised(Document order) {
    return order.get("watch", Document.class).getList("raised", String.class);
  }

  private static List<Document> all(Document order) {
    return order.get("life", Document.class).getList("facts", Document.class);
  }
}
