package cn.houqin.endtoend.bench.scores;

import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.TestTokens;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Decimal128;

/** A hospital whose contracts' figures of this month are stored as the service stores them. */
final class BenchMonth {

  static final String LINE = "CLEANING";
  private static final String HOSPITAL = "bench";
  private static final List<String> INDICATORS =
      List.of("ON_TIME_RESPONSE", "ON_TIME_COMPLETION", "FIRST_TIME_FIX", "SATISFACTION");
  private static final int AT_ONCE = 5_000;

  private final Surroundings here;
  private final Announcer topics;
  private final YearMonth month = YearMonth.now(ZoneOffset.UTC);
  private final SplittableRandom random = new SplittableRandom(12);
  private final int contracts;
  private long stored;
  private long told;

  BenchMonth(Surroundings here, Announcer topics, int contracts) {
    this.here = here;
    this.topics = topics;
    this.contracts = contracts;
  }

  String card(int contract) {
    return contract(contract) + "~" + LINE + "~" + month;
  }

  String live() {
    return "/api/scorecards/live?limit=500&line=" + LINE + "&month=" + month;
  }

  int contracts() {
    return contracts;
  }

  static String contract(int number) {
    return "HT-%04d".formatted(number);
  }

  Person manager(String address) {
    return new Person(address, TestTokens.of("manager", HOSPITAL, "VENDOR_MANAGER"));
  }

  void announce() {
    var standing = "\"recordedAt\": \"2026-01-01T00:00:00Z\", \"retired\": false";
    topics.state(
        Streams.HOSPITALS,
        "hospital.state.v1",
        HOSPITAL,
        HOSPITAL,
        "{\"hospital\": \"bench\", \"name\": \"B\", \"zone\": \"UTC\", \"migrating\": false, %s}"
            .formatted(standing));
    for (var n = 0; n < contracts; n++) {
      topics.state(
          Streams.CONTRACTS,
          "contract.state.v1",
          HOSPITAL,
          contract(n),
          """
          {"contract": "%1$s", "vendor": "V-%1$s", "status": "ACTIVE", "activatedAt": "%2$s", %3$s,
           "versions": [{"version": 1, "from": "2026-01-01", "to": "2036-12-31", "signed": true,
             "calendar": {"calendar": "C", "week": null}, "lines": [{"line": "%4$s", "locations": ["B1"],
             "standbyRank": null, "monthlyFeeFen": 100000, "scheme": "BENCH@1", "sla": [], "clockStart": "REQUESTED",
             "pauseReasons": [], "declaredToleranceMinutes": 15, "acknowledgeLimitMinutes": null,
             "warningPercents": [], "dispatchMode": "ASSIGN"}]}]}
          """
              .formatted(contract(n), Instant.now(), standing, LINE));
    }
  }

  void scoreAt(String address) {
    manager(address)
        .must(
            201,
            "/api/schemes",
            """
            {"scheme": "BENCH@1", "name": "B", "definition": {"total": "CAPPED",
             "grades": [{"from": null, "grade": "FAIL"}, {"from": "60", "grade": "PASS"}],
             "dimensions": [{"code": "QUALITY", "weight": "60", "indicators": [
               {"code": "ON_TIME_RESPONSE", "weight": "40", "factor": "100", "rule": {"kind": "LINEAR", "floor": "50", "target": "95"}},
               {"code": "ON_TIME_COMPLETION", "weight": "40", "factor": "100", "rule": {"kind": "LINEAR", "floor": "50", "target": "95"}},
               {"code": "FIRST_TIME_FIX", "weight": "20", "factor": "100", "rule": {"kind": "LINEAR", "floor": "50", "target": "95"}}]},
              {"code": "VOICE", "weight": "40", "indicators": [
               {"code": "SATISFACTION", "weight": "100", "factor": "1", "rule": {"kind": "LINEAR", "floor": "1", "target": "5"}}]}]}}
            """);
  }

  /** Stores figures until there are so many, in the shape of one that the service stored itself. */
  void storeUntil(long count) {
    var shape = Objects.requireNonNull(observations().find().first());
    var batch = new ArrayList<Document>();
    while (stored < count) {
      batch.add(document(shape, stored, (int) (stored % contracts)));
      stored++;
      if (batch.size() == AT_ONCE || stored == count) {
        observations().insertMany(batch, new InsertManyOptions().ordered(false));
        batch.clear();
      }
    }
  }

  /** So many more of one contract. */
  void storeFor(int contract, long count) {
    var shape = Objects.requireNonNull(observations().find().first());
    var batch = new ArrayList<Document>();
    for (var n = 0L; n < count; n++) {
      batch.add(document(shape, stored + n, contract));
    }
    stored += count;
    observations().insertMany(batch, new InsertManyOptions().ordered(false));
  }

  private Document document(Document shape, long n, int number) {
    var at = instant();
    var indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
    var contract = contract(number);
    var document = new Document(shape);
    document.put("_id", HOSPITAL + "/s" + n + "/F");
    document.put("evidenceId", "s" + n + "/F");
    document.put("contract", contract);
    document.put("vendor", "V-" + contract);
    document.put("indicator", indicator);
    document.put("numerator", new Decimal128(numerator(indicator)));
    document.put("denominator", new Decimal128(1));
    document.put("datedAt", Date.from(at));
    document.put("day", at.toString().substring(0, 10));
    document.put("sourceId", "s" + n);
    return document;
  }

  private Instant instant() {
    return month
        .atDay(random.nextInt(1, 29))
        .atTime(random.nextInt(24), 0)
        .toInstant(ZoneOffset.UTC);
  }

  private int numerator(String indicator) {
    return indicator.equals("SATISFACTION") ? random.nextInt(1, 6) : random.nextInt(4) == 0 ? 0 : 1;
  }

  /** One more figure of a contract, as work-order-service tells it. */
  ProducerRecord<byte[], byte[]> event(int contract) {
    var order = "e" + told++;
    var indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", order);
    headers.put("ce_type", "work-order.evidence-recorded.v1");
    headers.put("ce_source", Streams.WORK_ORDERS.source());
    headers.put("ce_subject", order);
    headers.put("ce_time", Instant.now().toString());
    headers.put("ce_hospitalid", HOSPITAL);
    headers.put("ce_sequence", "1");
    return Announcer.record(
        Streams.WORK_ORDERS.topic(),
        HOSPITAL + "/" + order,
        headers,
        """
        {"workOrder": "%1$s", "line": "%2$s", "recordedAt": "%3$s", "evidence": {"evidenceId": "%1$s/F",
         "indicator": "%4$s", "contract": "%5$s", "contractVersion": 1, "line": "%2$s", "vendor": "V-%5$s", "month": "%6$s",
         "numerator": "%7$d", "denominator": "1", "datedAt": "%3$s", "source": "work-order", "sourceId": "%1$s", "cause": "F"}}
        """
            .formatted(
                order,
                LINE,
                instant(),
                indicator,
                contract(contract),
                month,
                numerator(indicator)));
  }

  /** Figures stored or told. */
  long figures() {
    return stored + told;
  }

  MongoCollection<Document> observations() {
    return here.store("vendor-kpi-service").getCollection("observations");
  }

  MongoCollection<Document> tallies() {
    return here.store("vendor-kpi-service").getCollection("tallies");
  }
}
