package cn.houqin.endtoend.faults.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Frozen;
import cn.houqin.endtoend.faults.process.Standing;
import cn.houqin.events.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R2: two hospitals with the same contract and the same failed inspections, told once and in order
 * to the one, three times and shuffled to the other, pay the same to the fen.
 */
@Tag("R2")
class SettledOnceTests {

  private static final long FEN_PER_FAILURE = 300;

  private final Size failures = Size.onDemand("failures", 60, 1_000);
  private final Hospital once = new Hospital("once-" + Figures.SEED);
  private final Hospital thrice = new Hospital("thrice-" + Figures.SEED);

  @Test
  void whatIsPaidIsTheSameHoweverOftenAndInWhicheverOrderItWasTold() {
    assumeThat(failures.here()).as("by ./houqin faults R2").isPositive();
    sign(once);
    sign(thrice);
    var shuffled = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var time = 0; time < 3; time++) {
      shuffled.addAll(inspections(thrice));
    }
    Collections.shuffle(shuffled, new Random(Figures.SEED));
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      elsewhere.send(inspections(once));
      elsewhere.send(shuffled);
    }
    Topic.of(Standing.HERE.broker(), Streams.INSPECTIONS)
        .awaitReadBy(Standing.HERE.database("contract-service"));
    try (var kpi = new Frozen()) {
      kpi.thaw(
          "{\"scorecard\": \"HT-1~CLEANING~2026-10\", \"revision\": 1, \"state\": \"SCORED\","
              + " \"total\": \"90.00\", \"grade\": \"PASS\", \"digest\": \"d\"}");
      Standing.HERE.route(Map.of("vendor-kpi-service", kpi.address()));
      var paid = settle(once);
      var paidAfterAll = settle(thrice);
      Figure.of(Promise.R2, "failed inspections told three times and shuffled, settled")
          .size(failures)
          .told("payable fen, told once", paid)
          .told("payable fen, told thrice", paidAfterAll)
          .atMost("fen of difference", Math.abs(paid - paidAfterAll), 0)
          .print();
      assertThat(failed(thrice)).isEqualTo(failed(once)).isEqualTo(failures.here());
    }
  }

  private static void sign(Hospital hospital) {
    var desk = new ContractDesk(hospital, Standing.contracts());
    desk.open();
    desk.signWithFailures("HT-1");
  }

  private static long settle(Hospital hospital) {
    var finance = hospital.as(Standing.contracts(), "FINANCE");
    var made =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> finance.post("/api/contracts/HT-1/settlements", "{\"month\": \"2026-10\"}"),
                answer -> answer.status() == 201);
    var result = made.body().at("/result");
    assertThat(result.at("/payableFen").isIntegralNumber()).as(made.body().toString()).isTrue();
    assertThat(result.toString()).contains("" + FEN_PER_FAILURE);
    return result.at("/payableFen").asLong();
  }

  private static long failed(Hospital hospital) {
    return Standing.HERE
        .store("contract-service")
        .getCollection("failures")
        .countDocuments(com.mongodb.client.model.Filters.eq("hospital", hospital.name()));
  }

  private List<ProducerRecord<byte[], byte[]>> inspections(Hospital hospital) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var number = 0; number < failures.here(); number++) {
      records.add(inspection(hospital, "seen-" + number));
    }
    return records;
  }

  private static ProducerRecord<byte[], byte[]> inspection(Hospital hospital, String subject) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", hospital.name() + "/" + subject + "/1");
    headers.put("ce_type", "inspection.evidence-recorded.v1");
    headers.put("ce_source", Streams.INSPECTIONS.source());
    headers.put("ce_subject", subject);
    headers.put("ce_time", "2026-10-02T00:00:00Z");
    headers.put("ce_hospitalid", hospital.name());
    headers.put("ce_sequence", "1");
    var body =
        """
        {"inspection": "%1$s", "line": "CLEANING", "recordedAt": "2026-10-02T00:00:00Z",
         "evidence": {"evidenceId": "%1$s-E", "indicator": "INSPECTION_PASS", "contract": "HT-1", "contractVersion": 1,
           "line": "CLEANING", "vendor": "%2$s", "month": "2026-10", "numerator": "0", "denominator": "1",
           "datedAt": "2026-10-02T00:00:00Z", "source": "inspection", "sourceId": "%1$s", "cause": "c"}}
        """
            .formatted(subject, Hospital.VENDOR);
    return Announcer.record(
        Streams.INSPECTIONS.topic(), hospital.name() + "/" + subject, headers, body);
  }
}
