package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.demo.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * September of the scenario's two contracts, argued over while October runs. By hand:
 *
 * <p>HT-2026-001, cleaning, 60,000.00 a month. Timeliness: response 50/57 = 87.7193 %, floor 60 and
 * target 95: 79.1980; arrival 49/57 = 85.9649 %, 60 to 98: 68.3287; completion 56/61 = 91.8033 %,
 * 50 to 95: 92.8962; 20 %, 40 % and 40 % of them: 80.3295. Quality without an inspection: first
 * time 46/53 = 86.7925 %, 60 to 100: 66.9811 at 50; satisfaction 149/37 = 4.0270: 85 at 30; over
 * 80: 73.7382. Base 60 % and 40 %: 77.6930; praise +1: 78.69. Below 80, 5 % is kept: 60,000.00 -
 * 3,000.00 = 57,000.00. The vendor disputes that row: the inspection of 20 September is missing. It
 * comes late, 19 of 20 elements = 95 %, its target, 100 at 20: quality (50 x 66.9811 + 30 x 85 + 20
 * x 100) / 100 = 78.9906; base 79.7939; total 80.79. From 80 on 100.00 for each point below 90:
 * 9.21 points, 921.00: 59,079.00.
 *
 * <p>HT-2026-002, maintenance, 45,000.00. Timeliness: response 49/56 = 87.5 %, 60 to 95: 78.5714;
 * arrival 50/56 = 89.2857 %: 83.6735; completion 49/55 = 89.0909 %, 50 to 90: 97.7273; together
 * 88.2746. Quality: first time 48/51 = 94.1176 %: 85.2941 at 50, satisfaction 143/34 = 4.2059: 85
 * at 30: 85.1838. Base 87.0383, penalty -2: 85.04. The vendor's appeal against one completion in
 * breach is accepted: 49/54 = 90.7407 %, above the target, 100: timeliness 89.1837, base 87.5837,
 * total 85.58. 4.42 points below 90: 442.00 kept: 44,558.00.
 */
class ArguedMonthTests {

  private static final String CLEANING = "HT-2026-001";
  private static final String MAINTENANCE = "HT-2026-002";
  private static final String CLEANED = "/api/scorecards/HT-2026-001~CLEANING~2026-09";
  private static final String MAINTAINED = "/api/scorecards/HT-2026-002~MAINTENANCE~2026-09";

  private final AMonth lived = AMonth.lived();
  private final Api api = lived.api();

  @Test
  void anAppealALateInspectionAndADisputeComeToTheFiguresWorkedOutByHand() {
    api.put(
            "argued-admin",
            "/api/hospital",
            Map.of("name", "Argued", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    lived.monthOf("argued-").load();
    adjusted(CLEANED, "BONUS", "1");
    adjusted(MAINTAINED, "PENALTY", "2");
    published(CLEANED, "78.69");
    published(MAINTAINED, "85.04");

    post("guan", MAINTAINED + "/appeals", appeal());
    decided();
    awaitTotal(MAINTAINED, "85.58");
    accepted("guan", MAINTAINED);
    assertThat(drafted(MAINTENANCE)).isEqualTo(4_455_800);

    accepted("jiekang", CLEANED);
    assertThat(drafted(CLEANING)).isEqualTo(5_700_000);
    disputed();
    inspectedLate();
    awaitTotal(CLEANED, "80.79");
    post("finance2", settlement(CLEANING) + "/redraft", Map.of());

    assertThat(payable(CLEANING)).isEqualTo(5_907_900);
    assertThat(settled(CLEANING).at("/rounds/0/result/payableFen").asLong()).isEqualTo(5_700_000);
    paid(CLEANING, "jiekang");
    paid(MAINTENANCE, "guan");
    assertThat(get(CLEANED).get("stage").asString()).isEqualTo("FINAL");
    assertThat(get(CLEANED).get("revision").asInt()).isEqualTo(2);
    assertThat(get(MAINTAINED).get("revision").asInt()).isEqualTo(2);
  }

  private JsonNode post(String user, String path, Object body) {
    var key = Integer.toHexString((user + path + body).hashCode());
    return api.post("argued-" + user, path, body, key).ok();
  }

  private JsonNode get(String path) {
    return api.get("argued-manager", path).ok();
  }

  private void adjusted(String card, String kind, String points) {
    post(
        "manager",
        card + "/adjustments",
        Map.of("kind", kind, "points", points, "reason", "letter of a ward"));
    post("manager2", card + "/adjustments/1/approval", Map.of());
  }

  private void published(String card, String total) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              api.post("argued-manager", card + "/closing", Map.of(), "c" + System.nanoTime());
              return get(card).get("stage").asString().equals("CLOSED");
            });
    awaitTotal(card, total);
    post("manager", card + "/publication", Map.of());
  }

  private void awaitTotal(String card, String total) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(card).at("/score/total").asString()).isEqualTo(total));
  }

  /** Against the first completion that came too late. */
  private Map<String, Object> appeal() {
    var late =
        get(MAINTAINED + "/observations?indicator=ON_TIME_COMPLETION&limit=200")
            .get("items")
            .valueStream()
            .filter(one -> one.get("numerator").asString().equals("0"))
            .map(one -> one.get("evidenceId").asString())
            .toList();
    assertThat(late).hasSize(6);
    return Map.of(
        "indicator", "ON_TIME_COMPLETION",
        "evidence", List.of(late.getFirst()),
        "grounds", "the ward was locked");
  }

  /** By two of three. */
  private void decided() {
    var appeal = get("/api/appeals").at("/items/0/appeal").asString();
    var panel = List.of("legal", "logistics", "assessor");
    post(
        "manager",
        "/api/appeals/" + appeal + "/panel",
        Map.of("members", panel.stream().map(name -> "argued-" + name).toList()));
    panel.stream()
        .limit(2)
        .forEach(
            name ->
                post(
                    name,
                    "/api/appeals/" + appeal + "/votes",
                    Map.of("accepted", true, "reason", "the key was not handed out")));
  }

  private void accepted(String vendor, String card) {
    post(vendor, card + "/acceptance", Map.of());
    assertThat(get(card).get("stage").asString()).isEqualTo("FINAL");
  }

  private static String settlement(String contract) {
    return "/api/settlements/" + contract + "~2026-09";
  }

  private JsonNode settled(String contract) {
    return api.get("argued-finance", settlement(contract)).ok();
  }

  private long payable(String contract) {
    return settled(contract).at("/result/payableFen").asLong();
  }

  private long drafted(String contract) {
    post("finance", "/api/contracts/" + contract + "/settlements", Map.of("month", "2026-09"));
    return payable(contract);
  }

  private void disputed() {
    post("finance", settlement(CLEANING) + "/sending", Map.of());
    post(
        "jiekang",
        settlement(CLEANING) + "/disputes",
        Map.of(
            "rows",
            List.of(
                Map.of(
                    "line", "CLEANING",
                    "kind", "SCORE",
                    "ref", "score",
                    "reason", "the inspection of 20 September is missing"))));
    post(
        "finance",
        settlement(CLEANING) + "/disputes/1/answer",
        Map.of("decision", "CHANGED", "reason", "it was filed and not entered"));
  }

  private void inspectedLate() {
    var elements =
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                n -> Map.of("element", "element " + n, "result", n == 7 ? "FAILED" : "PASSED"))
            .toList();
    post(
        "supervisor",
        "/api/service-lines/CLEANING/inspections",
        Map.of("location", "B1", "endedAt", "2026-09-20T02:00:00Z", "elements", elements));
  }

  /** By the vendor's confirmation and two who drafted nothing of it. */
  private void paid(String contract, String vendor) {
    var path = settlement(contract);
    api.post("argued-finance", path + "/sending", Map.of(), "again-" + contract).ok();
    post(vendor, path + "/confirmation", Map.of());
    post("manager", path + "/approval", Map.of());
    post("manager2", path + "/approval", Map.of());
    assertThat(settled(contract).get("status").asString()).isEqualTo("APPROVED");
  }
}
