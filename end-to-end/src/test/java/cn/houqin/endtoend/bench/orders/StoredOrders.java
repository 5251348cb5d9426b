package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.workorder.search.Findable;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Orders stored without the service, in the shape of those that it stored itself: other ids,
 * numbers, places, words, priorities and times, with what they are found by.
 */
final class StoredOrders {

  private static final int SHAPES = 60;
  private static final int AT_ONCE = 1_000;

  /** From here on it is quicker to make indexes afterwards than to keep them. */
  private static final long MANY = 50_000;

  private static final Duration PAST = Duration.ofDays(180);

  private final Ground ground;
  private final Orders orders;
  private final SplittableRandom random = new SplittableRandom(7);

  StoredOrders(Ground ground) {
    this.ground = ground;
    this.orders = new Orders(ground);
  }

  /** Stores orders until there are so many; answers how many a second. */
  double fill(long count) throws Exception {
    ground.service(Orders.SERVICE);
    ground.hospital();
    var there = orders.stored().countDocuments();
    var missing = count - there;
    if (missing <= 0) {
      return 0;
    }
    var shapes = shapes();
    var since = System.nanoTime();
    var later = missing < MANY ? List.<Document>of() : withoutIndexes();
    try {
      insert(shapes, there, missing);
    } finally {
      withIndexes(later);
    }
    var rate = missing / ((System.nanoTime() - since) / 1e9);
    System.out.printf("[bench] stored %d orders more, %.0f a second%n", missing, rate);
    return rate;
  }

  private void insert(List<Document> shapes, long there, long missing) {
    try (var workers = Executors.newFixedThreadPool(2)) {
      for (var n = 0L; n < missing; n += AT_ONCE) {
        var from = there + n;
        var many = (int) Math.min(AT_ONCE, missing - n);
        var own = random.split();
        workers.execute(() -> insert(shapes, from, many, own));
      }
    }
  }

  /** All but those by which the service's own loops look, which are short. */
  private List<Document> withoutIndexes() {
    var lengthy =
        orders.stored().listIndexes().into(new ArrayList<>()).stream()
            .filter(index -> !index.getString("name").equals("_id_"))
            .filter(index -> !index.getBoolean("sparse", false))
            .filter(index -> !index.containsKey("partialFilterExpression"))
            .toList();
    lengthy.forEach(index -> orders.stored().dropIndex(index.getString("name")));
    return lengthy;
  }

  /** Also where the row was given up meanwhile: later rows measure with them. */
  private void withIndexes(List<Document> indexes) {
    var isGivenUp = Thread.interrupted();
    if (!indexes.isEmpty()) {
      ground
          .store(Orders.SERVICE)
          .runCommand(
              new Document("createIndexes", orders.stored().getNamespace().getCollectionName())
                  .append("indexes", indexes));
    }
    if (isGivenUp) {
      Thread.currentThread().interrupt();
    }
  }

  private void insert(List<Document> shapes, long from, int many, SplittableRandom random) {
    var batch = new ArrayList<Document>(many);
    for (var n = 0; n < many; n++) {
      batch.add(like(any(shapes, random), from + n, random));
    }
    orders
        .stored()
        .withWriteConcern(WriteConcern.W1)
        .insertMany(batch, new InsertManyOptions().ordered(false));
  }

  /** Most orders were closed some time ago: one in fifty that is not is taken. */
  private static Document any(List<Document> shapes, SplittableRandom random) {
    while (true) {
      var shape = shapes.get(random.nextInt(shapes.size()));
      if (!shape.getBoolean("open") || random.nextInt(50) == 0) {
        return shape;
      }
    }
  }

  /** Some that the service makes now, in every state. */
  private List<Document> shapes() throws Exception {
    var lives = new OrderLives(ground, ground.service(Orders.SERVICE).address());
    lives.make(SHAPES);
    orders.settle();
    return orders
        .stored()
        .find(
            new Document("hospital", BenchHospital.NAME)
                .append("request.requester", OrderLives.CALLER))
        .limit(SHAPES)
        .into(new ArrayList<>());
  }

  private static Document like(Document shape, long n, SplittableRandom random) {
    var former = shape.getString("_id").substring(BenchHospital.NAME.length() + 1);
    var open = shape.getBoolean("open");
    var shift = open ? 0 : random.nextLong(PAST.toMillis());
    var document = changed(shape, former, id(random), shift);
    document.put("number", "%s-2025-%07d".formatted(Hospital.LINE, n));
    if (!open) {
      document.remove("nextTimerAt");
      document.remove("dueAt");
    }
    var request = document.get("request", Document.class);
    var room = BenchHospital.room(random.nextInt(BenchHospital.ROOMS));
    request.put("category", BenchHospital.category(random.nextInt(BenchHospital.CATEGORIES)));
    request.get("place", Document.class).put("location", room);
    request.get("place", Document.class).put("path", List.of("B1", room));
    request.put("priority", BenchHospital.PRIORITIES.get(random.nextInt(4)));
    request.put("requester", "护士" + random.nextInt(500));
    request.put("description", BenchHospital.description(random));
    found(document, request);
    return document;
  }

  private static void found(Document document, Document request) {
    var found =
        Findable.NOTHING
            .by(
                request.getString("requester"),
                request.getString("description"),
                document.getDate("requestedAt").toInstant())
            .of(request.getString("priority"));
    var by = document.get("desk", Document.class).get("found", Document.class);
    by.put("caller", found.caller());
    by.put("pairs", found.pairs());
    by.put("priority", found.priority());
  }

  private static String id(SplittableRandom random) {
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }

  private static Document changed(Document from, String former, String id, long shift) {
    var changed = new Document();
    from.forEach((name, value) -> changed.put(name, changed(value, former, id, shift)));
    return changed;
  }

  private static @Nullable Object changed(
      @Nullable Object value, String former, String id, long shift) {
    return switch (value) {
      case Document fields -> changed(fields, former, id, shift);
      case List<?> items ->
          items.stream().<Object>map(item -> changed(item, former, id, shift)).toList();
      case Date at -> new Date(at.getTime() - shift);
      case String text -> text.replace(former, id);
      case null, default -> value;
    };
  }
}
