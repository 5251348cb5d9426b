package cn.houqin.endtoend.faults.events;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * R7: events that cannot take effect do not stop others: other keys go on, every bad one is among
 * the dead letters, and replay makes the totals equal.
 */
@Tag("R7")
class PoisonEventTests {

  private static final String KPI = "vendor-kpi-service";
  private static final String LETTERS = "/api/" + KPI + "/dead-letters";
  private static final String ANOTHER = "another-" + Figures.SEED;
  private static final int ORDERS = 60;
  private static final int EVENTS_OF_EACH = 5;

  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Surroundings here = Surroundings.of("poison");
  private final Hospital hospital = new Hospital("poisoned-" + Figures.SEED);
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Set<String> good = new HashSet<>();
  private final Set<String> parked = new HashSet<>();
  private int bad;
  private int discarded;

  @Test
  void stopNobodyElseAreSeenAndCanBeReplayedOrDiscarded() {
    var orders = ORDERS * Figures.rounds(1);
    var kinds = Poison.values();
    for (var order = 0; order < orders; order++) {
      var poisoned = order < kinds.length || random.nextInt(5) == 0;
      write("order-" + order, poisoned ? kinds[order % kinds.length] : null);
    }
    try (var kpi =
            Instance.start(
                KPI,
                here,
                List.of("--houqin.inbox.patience=1s", "--houqin.inbox.longest-pause=200ms"));
        var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
      records.add(ofAnotherHospital());
      send(elsewhere);
      var passed = new HashSet<>(good);
      passed.removeAll(parked);
      assertThat(observed(hospital.name())).isEqualTo(passed);
      assertThat(observed(ANOTHER)).containsExactly("another/A");

      var operator = hospital.as(kpi.address(), "OPERATOR");
      assertThat(open(operator, "DEAD")).hasSize(bad);
      records.add(late());
      send(elsewhere);
      mend(operator);
      assertThat(open(operator)).isEmpty();
      assertThat(observed(hospital.name())).isEqualTo(good);
      Figure.of(Promise.R7, "events of %d bad kinds".formatted(kinds.length))
          .told("events", orders * EVENTS_OF_EACH)
          .told("bad, all seen as dead letters", bad)
          .told("parked behind them", parked.size())
          .told("discarded", discarded)
          .proved("others went on, totals equal after replay")
          .print();
    }
  }

  private void send(Announcer elsewhere) {
    elsewhere.send(records);
    records.clear();
    for (var stream : List.of(Streams.WORK_ORDERS, Streams.INSPECTIONS)) {
      Topic.of(here.broker(), stream).awaitReadBy(here.database(KPI));
    }
  }

  /** What will never do is discarded; then what waits behind it takes effect. */
  private void mend(Person operator) {
    for (var letter : open(operator, "DEAD")) {
      var path = LETTERS + "/" + letter.get("id").asString();
      var replayed = operator.post(path + "/replay", "").must(200);
      if (!replayed.text("stoppedAt").isEmpty()) {
        discarded++;
        operator.post(path + "/discard", "{\"reason\": \"malformed\"}").must(200);
      }
    }
    for (var letter : open(operator, "PARKED")) {
      var path = LETTERS + "/" + letter.get("id").asString();
      assertThat(operator.post(path + "/replay", "").status()).isIn(200, 409);
    }
  }

  /** Five events; in a poisoned order the third is bad and the rest wait. */
  private void write(String order, @Nullable Poison poison) {
    for (var sequence = 1; sequence <= EVENTS_OF_EACH; sequence++) {
      var id = order + "/E" + sequence;
      if (poison != null && sequence == 3) {
        bad++;
        var event = event(order, sequence, "evidence-withdrawn");
        var body = withdrawal(order);
        if (!poison.canBeReplayed()) {
          event = event(order, sequence, "evidence-recorded");
          body = evidence(order, id);
        }
        poison.spoil(event);
        records.add(
            Announcer.record(
                Streams.WORK_ORDERS.topic(),
                hospital.name() + "/" + order,
                event,
                poison.body(body)));
        continue;
      }
      record(order, sequence, id, "evidence-recorded", evidence(order, id));
      if (poison != null && sequence > 3) {
        parked.add(id);
      }
    }
  }

  /** On a topic where nothing waits for it: else who reads both anew would wait in front of it. */
  private ProducerRecord<byte[], byte[]> late() {
    good.add("late/A");
    var headers = event("late", 1, "evidence-recorded");
    headers.put("ce_type", "inspection.evidence-recorded.v1");
    headers.put("ce_source", Streams.INSPECTIONS.source());
    var body = evidence("late", "late/A").replaceFirst(".*?(?=\"recordedAt\")", "{");
    return Announcer.record(Streams.INSPECTIONS.topic(), hospital.name() + "/late", headers, body);
  }

  private ProducerRecord<byte[], byte[]> ofAnotherHospital() {
    var event = event("another", 1, "evidence-recorded");
    event.put("ce_hospitalid", ANOTHER);
    return Announcer.record(
        Streams.WORK_ORDERS.topic(),
        hospital.name() + "/another",
        event,
        evidence("another", "another/A"));
  }

  private void record(String order, int sequence, String evidence, String type, String body) {
    good.add(evidence);
    var key = hospital.name() + "/" + order;
    records.add(
        Announcer.record(Streams.WORK_ORDERS.topic(), key, event(order, sequence, type), body));
  }

  private Map<String, String> event(String order, int sequence, String type) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital.name() + "/" + order + "/" + sequence);
    headers.put("ce_type", "work-order." + type + ".v1");
    headers.put("ce_source", Streams.WORK_ORDERS.source());
    headers.put("ce_subject", order);
    headers.put("ce_time", "2026-11-01T00:00:00Z");
    headers.put("ce_hospitalid", hospital.name());
    headers.put("ce_sequence", Integer.toString(sequence));
    return headers;
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

  private Set<String> observed(String hospital) {
    var ids = new HashSet<String>();
    here.store(KPI)
        .getCollection("observations")
        .find(Filters.eq("hospital", hospital))
        .forEach(one -> ids.add(one.getString("evidenceId")));
    return ids;
  }

  /** DEAD ones failed themselves, PARKED ones wait behind them. */
  private List<JsonNode> open(Person operator, String status) {
    return open(operator).stream()
        .filter(letter -> letter.get("status").asString().equals(status))
        .toList();
  }

  /** Those of this hospital's keys: what another left on the same topic is read here as well. */
  private List<JsonNode> open(Person operator) {
    var letters = new ArrayList<JsonNode>();
    var page = operator.get(LETTERS + "?limit=200").must(200).body();
    while (page.hasNonNull("next")) {
      page.get("items").forEach(letters::add);
      var after = page.get("next").asString();
      page = operator.get(LETTERS + "?limit=200&after=" + after).must(200).body();
    }
    page.get("items").forEach(letters::add);
    letters.removeIf(letter -> !letter.get("key").asString().startsWith(hospital.name() + "/"));
    return letters;
  }
}
