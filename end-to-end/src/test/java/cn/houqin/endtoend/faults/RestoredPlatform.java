package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.standalone.Api;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.Ports;
import cn.houqin.standalone.Safekeeping;
import cn.houqin.standalone.backup.Backup;
import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.backup.Manifest;
import cn.houqin.standalone.demo.DemoMonth;
import cn.houqin.standalone.signin.Account;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R15: a backup is taken while people work, the machine is lost, the backup is put back into an
 * empty folder: everything starts, scores and settlements are the same to the byte, and orders,
 * topic and consumers agree as after R1.
 */
class RestoredPlatform {

  private static final Path MONTH = Path.of(System.getProperty("houqin.root"), "scenario");
  private static final String LIVE = "live";

  @TempDir private Path folder;

  private Set<String> before = Set.of();
  private TreeMap<String, String> figures = new TreeMap<>();

  @Test
  void hasLostNothingAndDoubledNothing() {
    var kept = keep();
    var began = System.nanoTime();
    new Safekeeping(folder.resolve("again")).restore(folder.resolve("backup"), Optional.empty());
    var restored = millisSince(began);
    try (var platform = Platform.start(plan("again"));
        var store = MongoClients.create(platform.storeAddress())) {
      var ready = millisSince(began);
      assertThat(read(platform)).isEqualTo(figures);
      var verdict = verdict(platform, store);
      Figures.print(
          "R15 restore: %d documents, %d records; restored in %d ms, all services ready %d ms after"
              + " the loss; %d scorecards and settlements byte-equal; %d orders (%d answered before"
              + " the backup, all there), %d changes, %d events, %d sent again, %d faults",
          kept.documents(),
          kept.records(),
          restored,
          ready,
          figures.size(),
          verdict.orders(),
          before.size(),
          verdict.changes(),
          verdict.events(),
          verdict.again(),
          verdict.faults().size());
      assertThat(verdict.faults()).isEmpty();
    }
  }

  private Platform.Plan plan(String home) {
    return new Platform.Plan(
        folder.resolve(home), Ports.free(), false, Account.people(LIVE), List.of());
  }

  /** A settled month, then a backup in the middle of a hospital's work, then no more. */
  private Manifest keep() {
    try (var platform = Platform.start(plan("lost"))) {
      var api = new Api(platform.address(), platform.issuer());
      new DemoMonth(api, "", MONTH).run();
      figures = read(platform);
      try (var work = new SteadyWork(api, LIVE, MONTH).start(4)) {
        work.awaitMore(60L * Figures.rounds(2));
        before = work.orders();
        var kept = new Backup(ground(platform)).into(folder.resolve("backup"));
        work.awaitMore(30);
        return kept;
      }
    }
  }

  private static Ground ground(Platform platform) {
    return Ground.of(platform.storeAddress(), "127.0.0.1:" + platform.ports().broker());
  }

  /** Scorecards and settlements of the demo hospital, as they are answered. */
  private static TreeMap<String, String> read(Platform platform) {
    var api = new Api(platform.address(), platform.issuer());
    var read = new TreeMap<String, String>();
    for (var path : List.of("/api/scorecards", "/api/settlements")) {
      for (var one : api.get("manager", path + "?limit=50").ok().get("items")) {
        var id =
            one.path("scorecard")
                .asString(one.path("contract").asString("") + "~" + one.path("month").asString(""));
        var user = path.endsWith("settlements") ? "finance" : "manager";
        read.put(path + "/" + id, api.get(user, path + "/" + id).ok().toString());
      }
    }
    assertThat(read).hasSizeGreaterThanOrEqualTo(4);
    return read;
  }

  private OrdersVerdict verdict(Platform platform, MongoClient store) {
    var broker = ground(platform).broker();
    var hospital = new Hospital(LIVE);
    var orders = store.getDatabase("houqin_orders").getCollection("work_orders");
    var waiting = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
    await().atMost(Duration.ofSeconds(90)).until(() -> orders.countDocuments(waiting) == 0);
    Topic.of(broker, Streams.WORK_ORDERS).awaitReadBy("houqin_kpi");
    var stored = new HashSet<String>();
    var evidence = new HashSet<String>();
    for (var order : orders.find(Filters.eq("hospital", LIVE))) {
      stored.add(order.getString("_id").substring(LIVE.length() + 1));
      StoredOrder.evidence(order).forEach(one -> evidence.add(one.getString("evidenceId")));
    }
    assertThat(stored).containsAll(before);
    var observed = new HashSet<String>();
    for (var one :
        store
            .getDatabase("houqin_kpi")
            .getCollection("observations")
            .find(Filters.eq("hospital", LIVE))) {
      assertThat(observed.add(one.getString("evidenceId"))).isTrue();
    }
    assertThat(observed).isEqualTo(evidence).isNotEmpty();
    return OrdersVerdict.of(
        hospital, store.getDatabase("houqin_orders"), broker, java.util.Map.of());
  }

  private static long millisSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
