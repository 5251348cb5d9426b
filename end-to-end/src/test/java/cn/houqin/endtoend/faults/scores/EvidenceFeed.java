package cn.houqin.endtoend.faults.scores;

import cn.houqin.endtoend.faults.check.Expected;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.events.Streams;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Figures of one month as work-order-service would give them: some twice, some withdrawn later. */
final class EvidenceFeed {

  private static final List<String> INDICATORS = List.of("SATISFACTION", "FIRST_TIME_FIX");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Announcer topics;
  private final Hospital hospital;
  private final YearMonth month;
  private final SplittableRandom random;
  private final Map<String, Told> counting = new HashMap<>();
  private int given;
  private long told;

  private record Told(String indicator, int numerator) {}

  EvidenceFeed(Announcer topics, Hospital hospital, YearMonth month, SplittableRandom random) {
    this.topics = topics;
    this.hospital = hospital;
    this.month = month;
    this.random = random;
  }

  /** How many figures there are by now, withdrawn ones included. */
  int given() {
    return given;
  }

  /** Events, those told twice and withdrawals included. */
  long told() {
    return told;
  }

  YearMonth month() {
    return month;
  }

  /** Gives more figures; every fifth is told twice, every tenth is withdrawn. */
  void give(int more) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var n = 0; n < more; n++) {
      given++;
      var recorded = recorded(order());
      records.add(recorded);
      if (given % 5 == 0) {
        records.add(recorded);
      }
      if (given % 10 == 0) {
        records.add(withdrawn(order()));
      }
    }
    topics.send(records);
    told += records.size();
  }

  /** The one that gives the figure at hand. */
  private String order() {
    return month + "-o" + given;
  }

  private ProducerRecord<byte[], byte[]> recorded(String order) {
    var indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
    var numerator = indicator.equals("SATISFACTION") ? random.nextInt(1, 6) : random.nextInt(2);
    var at = month.atDay(random.nextInt(1, 29)).atTime(12, 0).atZone(ZONE).toInstant();
    counting.put(order + "/F", new Told(indicator, numerator));
    return record(
        order,
        "recorded",
        """
        {"workOrder": "%1$s", "line": "%2$s", "recordedAt": "%3$s", "evidence": {"evidenceId": "%1$s/F",
         "indicator": "%4$s", "contract": "%5$s", "contractVersion": 1, "line": "%2$s", "vendor": "%6$s", "month": "%7$s",
         "numerator": "%8$d", "denominator": "1", "datedAt": "%3$s", "source": "work-order", "sourceId": "%1$s", "cause": "F"}}
        """
            .formatted(
                order,
                Hospital.LINE,
                at,
                indicator,
                Hospital.CONTRACT,
                Hospital.VENDOR,
                month,
                numerator));
  }

  private ProducerRecord<byte[], byte[]> withdrawn(String order) {
    counting.remove(order + "/F");
    return record(
        order,
        "withdrawn",
        """
        {"workOrder": "%1$s", "line": "%2$s", "evidenceId": "%1$s/F", "contract": "%3$s", "month": "%4$s",
         "reason": "mis-click", "withdrawnBy": "anna", "recordedAt": "%5$s"}
        """
            .formatted(order, Hospital.LINE, Hospital.CONTRACT, month, Instant.EPOCH));
  }

  private ProducerRecord<byte[], byte[]> record(String order, String what, String body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital.name() + "/" + order + "/" + what);
    headers.put("ce_type", "work-order.evidence-" + what + ".v1");
    headers.put("ce_source", Streams.WORK_ORDERS.source());
    headers.put("ce_subject", order);
    headers.put("ce_time", "2026-01-01T00:00:00Z");
    headers.put("ce_hospitalid", hospital.name());
    headers.put("ce_sequence", what.equals("recorded") ? "1" : "2");
    return Announcer.record(
        Streams.WORK_ORDERS.topic(), hospital.name() + "/" + order, headers, body);
  }

  /** What the month's card must say. */
  Expected expected() {
    var numerators = new TreeMap<String, Long>();
    var denominators = new TreeMap<String, Long>();
    counting
        .values()
        .forEach(
            told -> {
              numerators.merge(told.indicator(), (long) told.numerator(), Long::sum);
              denominators.merge(told.indicator(), 1L, Long::sum);
            });
    return new Expected(new TreeSet<>(counting.keySet()), numerators, denominators);
  }
}
