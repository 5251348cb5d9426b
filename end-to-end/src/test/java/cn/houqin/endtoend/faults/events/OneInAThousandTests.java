package cn.houqin.endtoend.faults.events;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.changestream.OperationType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R7: one event in a thousand is bad; how long the others take from the topic to their effect, and
 * whether every bad one is among the dead letters.
 */
@Tag("R7")
class OneInAThousandTests {

  private static final String KPI = "vendor-kpi-service";
  private static final int EACH = 1_000;

  private final Surroundings here = Surroundings.of("thousand");
  private final Hospital hospital = new Hospital("thousand-" + Figures.SEED);
  private final Size events = Size.onDemand("events", 5_000, 100_000);

  /** Events each second, well below what one instance takes in. */
  private final Size rate = Size.onDemand("rate", 100, 100);

  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> delays = new ConcurrentHashMap<>();
  private final AtomicBoolean going = new AtomicBoolean(true);

  @Test
  void delaysNobodyElseAndIsSeen() {
    assumeThat(events.here()).as("by ./houqin faults R7").isPositive();
    try (var kpi = Instance.start(KPI, here);
        var elsewhere = new Announcer(here.broker())) {
      kpi.awaitReady();
      hospital.announce(elsewhere);
      var watching = Thread.ofVirtual().start(() -> watch(here.store(KPI)));
      var bad = send(elsewhere);
      await().atMost(Duration.ofSeconds(60)).until(() -> delays.size() >= events.here() - bad);
      going.set(false);
      watching.interrupt();
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
      var seen =
          hospital.as(kpi.address(), "OPERATOR").get("/api/" + KPI + "/dead-letters?limit=200");
      var near = delays(true);
      var usual = delays(false);
      Figure.of(Promise.R7, "one bad event in %,d".formatted(EACH))
          .size(events)
          .told("events a second", rate.here())
          .told("bad", bad)
          .told("others' median delay, s", seconds(usual, 0.5))
          .told("99 of 100 within, s", seconds(usual, 0.99))
          .told("of the 200 after each bad one, 99 of 100 within, s", seconds(near, 0.99))
          .atMost("longest delay of those after a bad one, s", near.getLast() / 1e9, 2)
          .atLeast("bad ones seen", seen.must(200).body().get("items").size(), Math.min(bad, 200))
          .print();
    }
  }

  /** Of those sent soon after a bad one, or of all others once all is warm; sorted. */
  private List<Long> delays(boolean areNear) {
    return delays.entrySet().stream()
        .filter(
            one -> {
              var n = Integer.parseInt(one.getKey().replaceAll("\\D", ""));
              var after = Math.floorMod(n - EACH / 2, EACH);
              return n >= EACH / 2 && after < 200 == areNear;
            })
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private static String seconds(List<Long> sorted, double share) {
    return "%.2f".formatted(sorted.get((int) ((sorted.size() - 1) * share)) / 1e9);
  }

  /** Each under a key of its own, evenly in time. */
  private int send(Announcer elsewhere) {
    var bad = 0;
    var begun = System.nanoTime();
    for (var n = 0; n < events.here(); n++) {
      var due = begun + n * TimeUnit.SECONDS.toNanos(1) / rate.here();
      LockSupport.parkNanos(due - System.nanoTime());
      var isBad = n % EACH == EACH / 2;
      bad += isBad ? 1 : 0;
      var order = "order-" + n;
      var body = evidence(order);
      sent.put(order + "/E", System.nanoTime());
      elsewhere.send(
          List.of(
              Announcer.record(
                  Streams.WORK_ORDERS.topic(),
                  hospital.name() + "/" + order,
                  headers(order),
                  isBad ? body.substring(0, body.length() / 2) : body)));
    }
    return bad;
  }

  /** Sees each effect as the store takes it. */
  private void watch(MongoDatabase store) {
    try (var changes = store.getCollection("observations").watch().cursor()) {
      while (going.get()) {
        var change = changes.tryNext();
        if (change != null && change.getOperationType() == OperationType.INSERT) {
          var now = System.nanoTime();
          var id = change.getFullDocument().getString("evidenceId");
          delays.put(id, now - sent.getOrDefault(id, now));
        }
      }
    }
  }

  private Map<String, String> headers(String order) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital.name() + "/" + order + "/1");
    headers.put("ce_type", "work-order.evidence-recorded.v1");
    headers.put("ce_source", Streams.WORK_ORDERS.source());
    headers.put("ce_subject", order);
    headers.put("ce_time", "2026-11-01T00:00:00Z");
    headers.put("ce_hospitalid", hospital.name());
    headers.put("ce_sequence", "1");
    return headers;
  }

  private static String evidence(String order) {
    return """
    {"workOrder": "%1$s", "line": "CLEANING", "recordedAt": "2026-11-01T00:00:00Z",
     "evidence": {"evidenceId": "%1$s/E", "indicator": "FIRST_TIME_FIX", "contract": "HT-1", "contractVersion": 1,
       "line": "CLEANING", "vendor": "%2$s", "month": "2026-11", "numerator": "1", "denominator": "1",
       "datedAt": "2026-11-01T00:00:00Z", "source": "work-order", "sourceId": "%1$s", "cause": "FIRST_TIME_FIX"}}
    """
        .formatted(order, Hospital.VENDOR);
  }
}
