package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.endtoend.faults.people.Hospital;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * B2, B3 and B4: creating, listing and searching with more and more orders stored, up to
 * houqin.bench.most (100 thousand; a million where there is time). A store for tests has little
 * memory; houqin.bench.cache gives it another amount, for example 4G.
 */
public final class Growing implements Benchmark {

  private static final String NEWEST = Hospital.ORDERS + "?limit=10";
  private static final List<String> WORDS = List.of("急诊留观区", "有呕吐物", "灯箱积灰", "编号12");

  private static final String OF_TESTS = "256M";

  private final long most = Sizes.of("most", 100_000);
  private final List<Trial> creating = new ArrayList<>();
  private final List<Trial> listing = new ArrayList<>();
  private final List<Trial> searching = new ArrayList<>();
  private final List<Long> sizes = new ArrayList<>();

  @Override
  public String id() {
    return "B2-B4";
  }

  @Override
  public List<String> rows() {
    return List.of("B2", "B3", "B4");
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var stored = new StoredOrders(ground);
    var orders = new Orders(ground);
    ground.service(Orders.SERVICE);
    ground.hospital();
    ground.gateway();
    ground.storeMemory(System.getProperty("houqin.bench.cache", OF_TESTS));
    try {
      grow(stored, orders, ground, sheet);
    } finally {
      ground.storeMemory(OF_TESTS);
    }
    report(sheet);
  }

  private void grow(StoredOrders stored, Orders orders, Ground ground, Sheet sheet)
      throws Exception {
    var warmed = false;
    orders.stored().deleteMany(new org.bson.Document());
    for (var size : List.of(0L, 10_000L, 100_000L, 1_000_000L)) {
      if (size > most) {
        continue;
      }
      var rate = stored.fill(size);
      if (rate > 0) {
        sheet.add(
            Line.value(
                "B2",
                "%d orders stored".formatted(size),
                "%.0f documents/s loaded".formatted(rate)));
      }
      sizes.add(size);
      at(ground, orders, warmed);
      warmed = true;
    }
  }

  private void at(Ground ground, Orders orders, boolean warmed) throws Exception {
    var create = orders.creating(ground.gateway().address());
    var list = asking(ground, List.of(NEWEST));
    var search = asking(ground, searches());
    if (!warmed) {
      Load.closed(16, Sizes.warmUp() / 4).warm(create);
      orders.settle();
      orders.stored().deleteMany(new org.bson.Document());
    }
    Load.closed(16, Sizes.warmUp() / 4).warm(list);
    Load.closed(16, Sizes.warmUp() / 8).warm(search);
    var n = Sizes.requests() / 2;
    var trials =
        Pairs.of("create", () -> Load.closed(16, n).then(orders::settle).run(create, ground))
            .and("list", () -> Load.closed(16, n).run(list, ground))
            .and("search", () -> Load.closed(16, n).run(search, ground))
            .run();
    creating.add(trials.get("create"));
    listing.add(trials.get("list"));
    searching.add(trials.get("search"));
  }

  private static Job asking(Ground ground, List<String> paths) {
    var token = ground.hospital().token("DISPATCHER");
    return new Http(ground.gateway().address())
        .job((_, n) -> Http.get(paths.get((int) (n % paths.size())), token));
  }

  private static List<String> searches() {
    return WORDS.stream()
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .map(word -> "/api/work-orders?limit=10&priority=URGENT&text=" + word)
        .toList();
  }

  private void report(Sheet sheet) {
    for (var n = 0; n < sizes.size(); n++) {
      var size = sizes.get(n);
      var last = n == sizes.size() - 1 && n > 0;
      sheet.add(
          flat(
              Line.of(
                      "B2",
                      "create through the gateway, 16 clients, %d stored".formatted(size),
                      creating.get(n))
                  .peer("Atlas 11 -> 19 -> 29 ms CPU"),
              "<= 1.2x of empty",
              creating.get(n),
              cheapest(creating),
              last));
      sheet.add(
          size == 100_000
              ? Line.of(
                      "B3",
                      "10 newest through the gateway, 16 clients, 100000 stored",
                      listing.get(n))
                  .peer("Atlas 44 ms CPU")
                  .target(
                      "<= 4.4 ms CPU",
                      listing.get(n).cpu().median() <= 4.4 && listing.get(n).wrong() == 0)
              : flat(
                  Line.of(
                      "B3",
                      "10 newest through the gateway, 16 clients, %d stored".formatted(size),
                      listing.get(n)),
                  "<= 1.2x of 10k",
                  listing.get(n),
                  listing.get(Math.min(1, n)),
                  size == 1_000_000));
      var search = searching.get(n);
      var line =
          Line.of(
              "B4",
              "priority and words, 10 newest, through the gateway, 16 clients, %d stored"
                  .formatted(size),
              search);
      sheet.add(
          size == 100_000
              ? line.peer("Atlas 76 ms CPU, p99 1600 ms")
                  .target(
                      "<= 7.6 ms CPU, p99 <= 160 ms",
                      search.cpu().median() <= 7.6
                          && search.p99().median() <= 160
                          && search.wrong() == 0)
              : line);
    }
  }

  /** The first of several sizes is measured while the platform still grows warm. */
  private static Trial cheapest(List<Trial> trials) {
    return Collections.min(trials, Comparator.comparing(trial -> trial.cpu().median()));
  }

  private static Line flat(Line line, String target, Trial trial, Trial least, boolean judged) {
    var times = trial.cpu().median() / least.cpu().median();
    var said = line.note(String.format(Locale.ROOT, "%.2fx of the cheapest", times));
    return judged ? said.target(target, times <= 1.2 && trial.wrong() == 0) : said;
  }
}
