package cn.houqin.kpi.consequence;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.ladder.Ladders;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hospital whose contract HT-3 has the domain's ladder; past months are scored at will. */
final class ALadder {

  static final String CONTRACT = "HT-3";
  static final String PATH = "/api/consequences/";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AHospital hospital;
  private final int port;

  private ALadder(AHospital hospital, int port) {
    this.hospital = hospital;
    this.port = port;
  }

  static ALadder ready(int port, TestClock clock) {
    return ready(port, clock, Ladders.DOMAIN);
  }

  /** With another ladder, as JSON. */
  static ALadder ready(int port, TestClock clock, String rules) {
    var hospital = AHospital.ready(port, clock);
    var ladder = JsonMapper.shared().readValue(rules, LadderTerms.class);
    hospital.contract(CONTRACT, AHospital.VENDOR, "ACTIVE", "CLEAN@1", 100_000L, ladder);
    await()
        .until(
            () -> hospital.manager().get("/api/scorecards/" + card("2020-01")).status(),
            status -> status == 200);
    return new ALadder(hospital, port);
  }

  AHospital hospital() {
    return hospital;
  }

  /** A month becomes final with so many complaints: 0 is 100, 1 is 70, 2 is 40, 3 is 10. */
  void scored(String month, int complaints) {
    for (var n = 1; n <= complaints; n++) {
      var evidence = complaint(month, n);
      Sources.gave(hospital.name(), card(month), evidence.evidenceId());
      hospital.arrives(UUID.randomUUID().toString(), evidence);
    }
    var path = "/api/scorecards/" + card(month);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                hospital.manager().get(path + "/observations").must(200).body().get("items").size(),
            size -> size == complaints);
    await()
        .atMost(PATIENCE)
        .until(
            () -> hospital.manager().post(path + "/closing", "").text("/stage"), "CLOSED"::equals);
    hospital.manager().post(path + "/publication", "").must(200);
    vendor().post(path + "/acceptance", "").must(200);
  }

  Evidence complaint(String month, int number) {
    var id = "c" + month + "-" + number + "/COMPLAINT#1";
    return new Evidence(
        id,
        "COMPLAINTS",
        CONTRACT,
        1,
        "CLEANING",
        AHospital.VENDOR,
        month,
        "1",
        "1",
        YearMonth.parse(month).atDay(3).atStartOfDay(TestClock.ZONE).toInstant(),
        "work-order",
        id.replaceFirst("/.*", ""),
        "COMPLAINT#1");
  }

  static String card(String month) {
    return CONTRACT + "~CLEANING~" + month;
  }

  static String id(String breach, String anchor) {
    return CONTRACT + "~CLEANING~" + breach + "~" + anchor;
  }

  TestApi vendor() {
    return hospital.vendorUser(AHospital.VENDOR);
  }

  TestApi person(String name, String role) {
    return new TestApi(port, TestTokens.of(name, hospital.name(), role));
  }

  /** Waits until it is there in a status. */
  JsonNode awaits(String id, String status) {
    await()
        .atMost(PATIENCE)
        .until(() -> hospital.as("AUDITOR").get(PATH + id).text("/body/status"), status::equals);
    return hospital.as("AUDITOR").get(PATH + id).must(200).body();
  }

  /** Everything there is for the contract, as "id step status", the newest month first. */
  List<String> all() {
    return hospital
        .as("AUDITOR")
        .get("/api/consequences?contract=" + CONTRACT)
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .map(
            one ->
                one.get("consequence").asString().replace(CONTRACT + "~CLEANING~", "")
                    + " "
                    + one.at("/body/finding/outcome/step").asString()
                    + " "
                    + one.at("/body/status").asString())
        .toList();
  }

  /** By somebody who had no hand in the card. */
  TestApi.Answer confirm(String id, String role) {
    return person("decider", role).post(PATH + id + "/confirmation", "{\"reason\":\"as agreed\"}");
  }
}
