package cn.houqin.endtoend.faults.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.OrdersVerdict;
import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.events.Streams;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.Safekeeping;
import cn.houqin.standalone.backup.Backup;
import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.backup.Manifest;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.deployment.Ports;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R15: a backup is taken while people work, the machine is lost, the backup is put back into an
 * empty folder: everything starts, scores and settlements are the same to the byte, and orders,
 * topic and consumers agree as after R1.
 */
@Tag("R15")
@OnDemand
class RestoredPlatformTests {

  private static final String LIVE = "live";

  private static final Size COMMANDS = Size.of("commands", 120, 120);

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
      assertThat(SettledMonth.shownBy(platform)).isEqualTo(figures);
      var verdict = verdict(platform, store);
      Figure.of(Promise.R15, "restored on an empty folder, backed up under load")
          .size(COMMANDS)
          .atMost("faults of the R1 check", verdict.faults().size(), 0)
          .proved(
              figures.size()
                  + " answers of scorecards, explanations, evidence, settlements byte-equal")
          .proved("all of " + before.size() + " orders answered before the backup are there")
          .told("documents", kept.documents())
          .told("records", kept.records())
          .told("ms to restore", restored)
          .told("ms until all services are ready", ready)
          .told("orders", verdict.orders())
          .told("events", verdict.events())
          .told("sent again", verdict.again())
          .print();
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
      SettledMonth.live(api);
      figures = SettledMonth.shownBy(platform);
      try (var work = new SteadyWork(api, LIVE, SettledMonth.FOLDER).start(4)) {
        work.awaitMore(COMMANDS.count());
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
