package cn.houqin.kpi;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.LadderTerms;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A hospital of its own for a test: {@link #VENDOR} cleans it under HT-1, active from now on,
 * scored by CLEAN@1: on-time response against 80 and 95 percent, and points off per complaint.
 */
public final class AHospital {

  public static final String VENDOR = "913100006688356013";
  public static final String OTHER_VENDOR = "91310000005501242L";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int port;
  private final String name;
  private final TestClock clock;
  private final YearMonth month;

  private AHospital(int port, TestClock clock) {
    this.port = port;
    this.name = "h" + NUMBER.incrementAndGet() + "-" + System.nanoTime();
    this.clock = clock;
    this.month = clock.month();
  }

  /** With its contracts, scheme and sources known to the service. */
  public static AHospital ready(int port, TestClock clock) {
    Sources.start();
    var hospital = new AHospital(port, clock);
    hospital.announce();
    hospital.manager().post("/api/schemes", SCHEME).must(201);
    hospital.awaitItsZone();
    hospital.contract("HT-1", VENDOR, "ACTIVE");
    hospital.contract("HT-2", OTHER_VENDOR, "ACTIVE");
    await()
        .until(
            () -> hospital.manager().get("/api/scorecards/" + hospital.cardOf("HT-2")).status(),
            status -> status == 200);
    return hospital;
  }

  /** A timer that finds no hospital to its contract rests for half a minute. */
  private void awaitItsZone() {
    contract("X-0", VENDOR, "DRAFT");
    await()
        .until(
            () -> manager().get("/api/scorecards/X-0~CLEANING~2001-01/evidence").status(),
            status -> status == 200);
  }

  private void announce() {
    TestTopics.announce(
        Streams.HOSPITALS,
        name,
        name,
        new HospitalEvent.State(name, "H", TestClock.ZONE.getId(), false, clock.instant(), false));
  }

  /** A contract for cleaning, from 2020 to 2099 and active from now on; a draft was for 2001. */
  public void contract(String number, String vendor, String status) {
    contract(number, vendor, status, "CLEAN@1");
  }

  /** Such a contract, scored by another scheme. */
  public void contract(String number, String vendor, String status, String scheme) {
    contract(number, vendor, status, scheme, 100_000L);
  }

  /** Such a contract with another monthly fee. */
  public void contract(
      String number, String vendor, String status, String scheme, long monthlyFeeFen) {
    contract(number, vendor, status, scheme, monthlyFeeFen, null);
  }

  /** Such a contract with a ladder of consequences. */
  public void contract(
      String number,
      String vendor,
      String status,
      String scheme,
      long monthlyFeeFen,
      @Nullable LadderTerms ladder) {
    announce(number, vendor, status, ladder, List.of(terms("CLEANING", scheme, monthlyFeeFen)));
  }

  /** An active contract with several lines, each scored by CLEAN@1. */
  public void contractOf(String number, String vendor, String... lines) {
    announce(
        number,
        vendor,
        "ACTIVE",
        null,
        Stream.of(lines).map(line -> terms(line, "CLEAN@1", 100_000L)).toList());
  }

  private static ContractEvent.LineTerms terms(String line, String scheme, long monthlyFeeFen) {
    return new ContractEvent.LineTerms(
        line,
        List.of("B1"),
        null,
        monthlyFeeFen,
        scheme,
        List.of(),
        "REQUESTED",
        List.of(),
        15,
        null,
        List.of(),
        "ASSIGN",
        null);
  }

  private void announce(
      String number,
      String vendor,
      String status,
      @Nullable LadderTerms ladder,
      List<ContractEvent.LineTerms> lines) {
    var isDraft = status.equals("DRAFT");
    var version =
        new ContractEvent.Version(
            1,
            isDraft ? "2001-01-01" : "2020-01-01",
            isDraft ? "2001-01-31" : "2099-12-31",
            true,
            new CalendarTerms("C", null),
            lines,
            ladder);
    TestTopics.announce(
        Streams.CONTRACTS,
        name,
        number,
        new ContractEvent.State(
            number,
            vendor,
            status,
            isDraft ? null : clock.instant(),
            List.of(version),
            clock.instant(),
            false));
  }

  public String name() {
    return name;
  }

  /** The month in which the test began. */
  public YearMonth month() {
    return month;
  }

  /** The card of HT-1 in the month of the test. */
  public String card() {
    return cardOf("HT-1");
  }

  /** What was told of the card, of one type. */
  public <E extends ScorecardEvent> List<E> heard(Class<E> type) {
    return TestTopics.heard(Streams.SCORECARDS, name, card(), type);
  }

  public String cardOf(String contract) {
    return contract + "~CLEANING~" + month;
  }

  /** Somebody with a role, whose subject is the role in lower case. */
  public TestApi as(String role) {
    return new TestApi(port, TestTokens.of(role.toLowerCase(Locale.ROOT), name, role));
  }

  public TestApi manager() {
    return as("VENDOR_MANAGER");
  }

  /** Another person with the same role. */
  public TestApi secondManager() {
    return new TestApi(port, TestTokens.of("second", name, "VENDOR_MANAGER"));
  }

  public TestApi vendorUser(String vendor) {
    return new TestApi(port, TestTokens.vendor("vendor-user", name, vendor));
  }

  /** A figure of the month that work-order-service has given; it has not arrived yet. */
  public Evidence given(String id, String indicator, int numerator) {
    Sources.gave(name, card(), id);
    return figure(id, indicator, numerator);
  }

  /** A figure of the month that no manifest names. */
  public Evidence figure(String id, String indicator, int numerator) {
    return new Evidence(
        id,
        indicator,
        "HT-1",
        1,
        "CLEANING",
        VENDOR,
        month.toString(),
        Integer.toString(numerator),
        "1",
        month.atDay(3).atStartOfDay(TestClock.ZONE).toInstant(),
        "work-order",
        id.replaceFirst("/.*", ""),
        id.replaceFirst(".*/", ""));
  }

  /** It arrives, under the id of its event. */
  public void arrives(String eventId, Evidence evidence) {
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        name,
        evidence.sourceId(),
        eventId,
        new WorkOrderEvent.EvidenceRecorded(
            evidence.sourceId(), "CLEANING", evidence, clock.instant()));
  }

  /** Orders with an on-time response each, given and arrived: so many met, so many not. */
  public void responses(int met, int missed) {
    for (var n = 1; n <= met + missed; n++) {
      var id = "o" + n + "/RESPOND#1";
      arrives(UUID.randomUUID().toString(), given(id, "ON_TIME_RESPONSE", n <= met ? 1 : 0));
    }
    await().until(() -> counted() == met + missed);
  }

  /**
   * How many figures the card counts, at most 200; -1 while its sums lag behind them or its
   * contract has not arrived.
   */
  public int counted() {
    var shown = manager().get("/api/scorecards/" + card() + "/observations?limit=200");
    if (shown.problem().equals("not-yet-known")) {
      return -1;
    }
    var figures = shown.must(200).body().get("items");
    var isSummed = denominators(figures).compareTo(denominators(shown().body().get("counts"))) == 0;
    return isSummed ? figures.size() : -1;
  }

  private static BigDecimal denominators(JsonNode several) {
    return several
        .valueStream()
        .map(one -> new BigDecimal(one.get("denominator").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public void withdrawn(String id, String reason) {
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        name,
        id.replaceFirst("/.*", ""),
        UUID.randomUUID().toString(),
        new WorkOrderEvent.EvidenceWithdrawn(
            id.replaceFirst("/.*", ""),
            "CLEANING",
            id,
            "HT-1",
            month.toString(),
            reason,
            "supervisor",
            clock.instant()));
  }

  /** The card as managers see it. */
  public TestApi.Answer shown() {
    return manager().get("/api/scorecards/" + card()).must(200);
  }

  /** Sets the clock to the cut-off and waits until the card is in a stage. */
  public void reaches(String stage) {
    clock.forwardToCutOff(month);
    awaits(stage);
  }

  public void awaits(String stage) {
    await().until(() -> shown().text("/stage"), stage::equals);
  }

  /** A command of a manager on the card. */
  public TestApi.Answer command(String path, String body) {
    return manager().post("/api/scorecards/" + card() + path, body);
  }

  public Instant now() {
    return clock.instant();
  }

  private static final String SCHEME =
      """
      {"scheme": "CLEAN@1", "name": "Cleaning", "definition": {"total": "CAPPED", "dimensions": [
        {"code": "QUALITY", "weight": "60", "indicators": [
          {"code": "ON_TIME_RESPONSE", "weight": "100", "factor": "100",
           "rule": {"kind": "LINEAR", "floor": "80", "target": "95"}}]},
        {"code": "SATISFACTION", "weight": "40", "indicators": [
          {"code": "COMPLAINTS", "weight": "100",
           "rule": {"kind": "DEDUCT", "points": "10", "perOccurrence": "3"}}]}],
       "grades": [{"grade": "FAIL"}, {"from": "60", "grade": "PASS"}, {"from": "80", "grade": "GOOD"},
         {"from": "91", "grade": "EXCELLENT"}]}}
      """;
}
