package cn.houqin.endtoend.matrix;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;

/** The services' databases, as digests of everything in them. */
final class Stores implements AutoCloseable {

  private static final Map<String, String> DATABASES =
      Map.of(
          "contract-service", "houqin_contracts",
          "work-order-service", "houqin_orders",
          "vendor-kpi-service", "houqin_kpi",
          "inventory-service", "houqin_inventory");

  private static final int TIMES_THE_SAME = 3;

  private final MongoClient client;

  Stores(String address) {
    this.client = MongoClients.create(address);
  }

  static boolean has(String service) {
    return DATABASES.containsKey(service);
  }

  /**
   * Collection to digest; without the audit trail, which is sealed whenever it is time, and the
   * instances' signs of life.
   */
  Map<String, Object> digest(String service) {
    var digests =
        new HashMap<String, Object>(
            client
                .getDatabase(DATABASES.get(service))
                .runCommand(new Document("dbHash", 1))
                .get("collections", Document.class));
    digests
        .keySet()
        .removeIf(collection -> collection.startsWith("audit") || collection.equals("instances"));
    return digests;
  }

  /** The digest when nothing moves any more: what was announced is published and filed. */
  Map<String, Object> quiet(String service) {
    return quiet(() -> digest(service));
  }

  /** Waits until nothing moves in any of them: what one announced, the others have heard. */
  void awaitQuiet() {
    quiet(
        () ->
            DATABASES.keySet().stream()
                .collect(Collectors.<String, String, Object>toMap(name -> name, this::digest)));
  }

  private static Map<String, Object> quiet(Supplier<Map<String, Object>> digest) {
    var seen = new ArrayDeque<>(List.of(digest.get()));
    return await()
        .pollInterval(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              var now = digest.get();
              if (!now.equals(seen.getLast())) {
                seen.clear();
              }
              seen.addLast(now);
              return List.copyOf(seen);
            },
            same -> same.size() > TIMES_THE_SAME)
        .getLast();
  }

  /** The collections that two digests differ in. */
  static Set<String> different(Map<String, Object> before, Map<String, Object> after) {
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    all.removeIf(collection -> Objects.equals(before.get(collection), after.get(collection)));
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
