package cn.houqin.endtoend.bench.stock;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.faults.people.Person;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Stock cards (a material in a store) of the bench hospital, and movements on them. */
public final class StockRoom {

  public static final String SERVICE = "inventory-service";
  static final int STORES = 20;

  private static final String RUN = UUID.randomUUID().toString();
  private static final AtomicLong KEYS = new AtomicLong();
  private static final int AT_ONCE = 2_000;
  private static final int PLENTY = 1_000_000;

  private final Ground ground;

  public StockRoom(Ground ground) {
    this.ground = ground;
  }

  /** Sees to it that there are so many cards, all with plenty on hand. */
  public void fill(long cards) {
    var person = new Person(ground.service(SERVICE).address(), token());
    for (var n = 0; n < STORES; n++) {
      person.must(
          201,
          "/api/stores",
          "{\"store\": \"%s\", \"name\": \"S\", \"location\": \"B1\"}".formatted(store(n)));
    }
    person.must(
        201,
        "/api/materials",
        """
        {"material": "%s", "name": "M", "unit": "piece", "category": "ward", "lotControlled": false}\
        """
            .formatted(material(0)));
    person.must(
        201,
        "/api/stock-movements",
        body(0, "RECEIPT", Integer.toString(PLENTY), ", \"unitCostFen\": \"150\""));
    settle();
    copy(cards);
  }

  private void copy(long cards) {
    var have = stock().countDocuments();
    var card = shape(stock());
    var material = shape(materials());
    var there = materials().countDocuments();
    var materials = new ArrayList<Document>();
    for (var n = there; n < (cards + STORES - 1) / STORES; n++) {
      materials.add(with(material, one -> key(one, "material"), "material", material(n * STORES)));
    }
    store(materials(), materials);
    var copies = new ArrayList<Document>();
    for (var n = have; n < cards; n++) {
      var copy = new Document(card);
      copy.put("material", material(n));
      copy.put("store", store(n));
      copy.put("_id", key(copy, "material") + "/" + store(n));
      copies.add(copy);
    }
    store(stock(), copies);
  }

  /** A card with so much history: as many movements, in the shape of one that was entered. */
  void history(long card, long movements) {
    var ledger = ground.store(SERVICE).getCollection("movements");
    var shape = shape(ledger);
    var copies = new ArrayList<Document>();
    for (var n = 1; n <= movements; n++) {
      var copy = new Document(shape);
      var id = "h" + card + "-" + n;
      copy.put("_id", BenchHospital.NAME + "/" + id);
      copy.put("movement", id);
      copy.put("material", material(card));
      copy.put("store", store(card));
      copy.put("number", (long) n);
      copies.add(copy);
    }
    store(ledger, copies);
    stock()
        .updateOne(
            new Document("material", material(card)).append("store", store(card)),
            new Document("$set", new Document("moved", movements)));
  }

  private static Document with(
      Document shape,
      java.util.function.Function<Document, String> id,
      String field,
      String value) {
    var copy = new Document(shape);
    copy.put(field, value);
    copy.put("_id", id.apply(copy));
    return copy;
  }

  private static String key(Document of, String field) {
    return BenchHospital.NAME + "/" + of.getString(field);
  }

  private static Document shape(MongoCollection<Document> collection) {
    return Objects.requireNonNull(
        collection.find(new Document("hospital", BenchHospital.NAME)).first());
  }

  private static void store(MongoCollection<Document> collection, List<Document> documents) {
    for (var from = 0; from < documents.size(); from += AT_ONCE) {
      collection.insertMany(
          documents.subList(from, Math.min(from + AT_ONCE, documents.size())),
          new InsertManyOptions().ordered(false));
    }
  }

  /** One piece comes and goes in turn, each time under a key of its own. */
  public Job moving(String address, LongUnaryOperator card) {
    return moving(address, card, change -> {});
  }

  /**
   * @param done told of the change of each movement that was taken
   */
  Job moving(String address, LongUnaryOperator card, Consumer<BigDecimal> done) {
    var token = token();
    return new Http(address)
        .job(
            (_, n) ->
                Http.post(
                    "/api/stock-movements",
                    token,
                    n % 2 == 0
                        ? body(card.applyAsLong(n), "RECEIPT", "3", ", \"unitCostFen\": \"150\"")
                        : body(card.applyAsLong(n), "ISSUE", "1", ", \"reason\": \"ward\""),
                    "Idempotency-Key",
                    RUN + KEYS.incrementAndGet()),
            (_, n, reply) -> {
              if (reply.status() == 201) {
                done.accept(new BigDecimal(n % 2 == 0 ? 3 : -1));
              }
            });
  }

  private static String body(long card, String kind, String quantity, String more) {
    return "{\"material\": \"%s\", \"store\": \"%s\", \"kind\": \"%s\", \"quantity\": \"%s\"%s}"
        .formatted(material(card), store(card), kind, quantity, more);
  }

  BigDecimal onHand(long card) {
    return Objects.requireNonNull(
            stock()
                .find(new Document("material", material(card)).append("store", store(card)))
                .first())
        .get("onHand", Decimal128.class)
        .bigDecimalValue();
  }

  /** Until every movement stands in the ledger and is published. */
  public void settle() {
    var movements = ground.store(SERVICE).getCollection("movements");
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                isNothing(stock(), "waitingAt")
                    && isNothing(movements, "pendingAt")
                    && isNothing(movements, "filingAt")
                    && isNothing(materials(), "pendingAt")
                    && isNothing(materials(), "filingAt"));
  }

  private static boolean isNothing(MongoCollection<Document> collection, String waiting) {
    var asked = new Document(waiting, new Document("$gt", new Date(0)));
    return collection.find(asked).limit(1).first() == null;
  }

  String token() {
    return ground.hospital().token("PROCUREMENT");
  }

  MongoCollection<Document> stock() {
    return ground.store(SERVICE).getCollection("stock");
  }

  private MongoCollection<Document> materials() {
    return ground.store(SERVICE).getCollection("materials");
  }

  static String material(long card) {
    return "M%05d".formatted(card / STORES);
  }

  static String store(long card) {
    return "S%02d".formatted(card % STORES);
  }
}
