package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Streams;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * R7: events that cannot take effect do not stop others: other keys go on, every bad one is among
 * the dead letters, and replay makes the totals equal.
 */
class PoisonEventTests {

  private static final String KPI = "vendor-kpi-service";
  private static final String LETTERS = "/api/" + KPI + "/dead-letters";
  private static final int ORDERS = 60;
  private static final int EVENTS_OF_EACH = 5;

  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Surroundings here = Surroundings.of("poison");
  private final Hospital hospital = new Hospital("poisoned-" + Figures.SEED);
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Set<String> good = new HashSet<>();
  private final Set<String> parked = new HashSet<>();
  private int bad;

  @Test
  void stopNobodyElseAreSeenAndCanBeReplayed() {
    var orders = ORDERS * Figures.rounds(1);
    for (var order = 0; order < orders; order++) {
      write("order-" + order, random.nextInt(5) == 0);
    }
    assertThat(bad).isPositive();
    try (var kpi =
            Instance.start(
                KPI,
                here,
                List.of("--houqin.inbox.patience=1s", "--houqin.inbox.longest-pause=200ms"));
        var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
      elsewhere.send(records);
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
      var passed = new HashSet<>(good);
      passed.removeAll(parked);
      assertThat(observed()).isEqualTo(passed);

      var operator = hospital.as(kpi.address(), "OPERATOR");
      assertThat(dead(operator)).hasSize(bad);
      records.clear();
      record("late", 1, "late/A", "evidence-recorded", evidence("late", "late/A"));
      elsewhere.send(records);
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
      for (var letter : dead(operator)) {
        operator.post(LETTERS + "/" + letter.get("id").asString() + "/replay", "").must(200);
      }
      assertThat(operator.get(LETTERS).must(200).body().get("items").size()).isZero();
      assertThat(observed()).isEqualTo(good);
      Figures.print(
          "R7 poison: %d events, %d bad ones all seen, %d parked behind them, others went on, equal"
              + " after replay",
          orders * EVENTS_OF_EACH, bad, parked.size());
    }
  }

  /** Five events; in a poisoned order the third withdraws what has not come, the rest wait. */
  private void write(String order, boolean poisoned) {
    for (var sequence = 1; sequence <= EVENTS_OF_EACH; sequence++) {
      if (poisoned && sequence == 3) {
        bad++;
        record(order, sequence, order, "evidence-withdrawn", withdrawal(order));
        continue;
      }
      var id = order + "/E" + sequence;
      record(order, sequence, id, "evidence-recorded", evidence(order, id));
      if (poisoned && sequence > 3) {
        parked.add(id);
      }
    }
  }

  private void record(String order, int sequence, String evidence, String type, String body) {
    if (type.equals("evidence-recorded")) {
      good.add(evidence);
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital.name() + "/" + order + "/" + sequence);
    headers.put("ce_type", "work-order." + type + ".v1");
    headers.put("ce_source", Streams.WORK_ORDERS.source());
    headers.put("ce_subject", order);
    headers.put("ce_time", "2026-11-01T00:00:00Z");
    headers.put("ce_hospitalid", hospital.name());
    headers.put("ce_sequence", Integer.toString(sequence));
    var key = hospital.name() + "/" + order;
    records.add(Announcer.record(Streams.WORK_ORDERS.topic(), key, headers, body));
  }

  private static String evidence(String order, String id) {
    return """
    {"workOrder": "%1$s", "line": "CLEANING", "recordedAt": "2026-11-01T00:00:00Z",
     "evidence": {"evidenceId": "%2$s", "indicator": "FIRST_TIME_FIX", "contract": "HT-1", "contractVersion": 1,
       "line": "CLEANING", "vendor": "%3$s", "month": "2026-11", "numerator": "1", "denominator": "1",
       "datedAt": "2026-11-01T00:00:00Z", "source": "work-order", "sourceId": "%1$s", "cause": "FIRST_TIME_FIX"}}
    """
        .formatted(order, id, Hospital.VENDOR);
  }

  private static String withdrawal(String order) {
    return """
    {"workOrder": "%s", "line": "CLEANING", "evidenceId": "late/A", "contract": "HT-1", "month": "2026-11",
     "reason": "mis-click", "withdrawnBy": "supervisor", "recordedAt": "2026-11-01T00:00:00Z"}
    """
        .formatted(order);
  }

  private Set<String> observed() {
    var ids = new HashSet<String>();
    here.store(KPI)
        .getCollection("observations")
        .find(Filters.eq("hospital", hospital.name()))
        .forEach(one -> ids.add(one.getString("evidenceId")));
    return ids;
  }

  /** Those that failed themselves, not those that wait behind them. */
  private static List<JsonNode> dead(Person operator) {
    return operator
        .get(LETTERS + "?limit=200")
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .filter(letter -> letter.get("status").asString().equals("DEAD"))
        .toList();
  }
}
