package cn.houqin.endtoend;

import static org.awaitility.Awaitility.await;

import cn.houqin.standalone.demo.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A framework contract in a hospital, and one call-off under it: ordered, confirmed, delivered,
 * received; each step as the right person.
 */
final class Procurement {

  static final String CONTRACT = "HT-MAT-1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VENDOR = "913100006688356013";
  private static final String MATERIAL = "GLOVE";
  private static final Map<String, Object> SCHEME =
      Map.of(
          "total", "CAPPED",
          "dimensions",
              List.of(
                  Map.of(
                      "code", "DELIVERY",
                      "weight", "100",
                      "indicators",
                          List.of(
                              indicator("DELIVERY_ON_TIME", "50", "0", "100"),
                              indicator("DELIVERY_QUANTITY", "30", "0", "100"),
                              indicator("DELIVERY_REJECT_RATE", "20", "10", "0")))),
          "grades", List.of(Map.of("grade", "FAIL"), Map.of("from", "60", "grade", "PASS")));

  private static final Map<String, Object> WEEK =
      Map.of("zone", "Asia/Shanghai", "weekly", Map.of("MON", List.of(List.of("08:00", "17:00"))));

  private final Api api;
  private final String prefix;

  /**
   * @param prefix of the people of the hospital
   */
  Procurement(Api api, String prefix) {
    this.api = api;
    this.prefix = prefix;
  }

  private static Map<String, Object> indicator(
      String code, String weight, String floor, String target) {
    return Map.of(
        "code",
        code,
        "weight",
        weight,
        "factor",
        "100",
        "rule",
        Map.of("kind", "LINEAR", "floor", floor, "target", target));
  }

  /** A signed contract with a list price of 12.50 yuan a box, less 12 %. */
  void contract() {
    api.post(
            prefix + "manager",
            "/api/schemes",
            Map.of("scheme", "MATERIALS@1", "name", "物资配送考核", "definition", SCHEME),
            "scheme-materials")
        .ok();
    var line =
        Map.of(
            "line",
            "MATERIALS",
            "locations",
            List.of("B1"),
            "monthlyFeeFen",
            0,
            "scheme",
            "MATERIALS@1",
            "sla",
            List.of(
                Map.of(
                    "priority", "ROUTINE",
                    "calendar", Map.of("week", WEEK),
                    "complete", Map.of("workingDays", 1))),
            "prices",
            List.of(
                Map.of(
                    "item", MATERIAL,
                    "kind", "FRAMEWORK_DISCOUNT",
                    "unit", "box",
                    "listFenPerUnit", "1250",
                    "discountPercent", "12")));
    var version =
        Map.of(
            "from", "2026-01-01",
            "to", "2026-12-31",
            "calendar", Map.of("week", WEEK),
            "lines", List.of(line),
            "ceilings", Map.of("quantities", Map.of(MATERIAL, "100"), "tolerancePercent", "10"));
    api.post(
            prefix + "manager",
            "/api/contracts",
            Map.of(
                "contract",
                CONTRACT,
                "vendor",
                VENDOR,
                "mode",
                "DIRECT",
                "originalValueFen",
                10_000_000,
                "parts",
                Map.of(
                    "responsibilities", "a",
                    "serviceContent", "b",
                    "kpis", "c",
                    "penaltiesAndIncentives", "d",
                    "term", "e",
                    "changeProcess", "f"),
                "version",
                version),
            "contract-materials")
        .ok();
    var path = "/api/contracts/" + CONTRACT;
    api.post(prefix + "manager", path + "/review-submission", Map.of(), "materials-submitted").ok();
    for (var desk : List.of("LOGISTICS", "LEGAL", "FINANCE")) {
      api.post(
              prefix + desk.toLowerCase(java.util.Locale.ROOT),
              path + "/reviews",
              Map.of("desk", desk, "approved", true),
              "materials-" + desk)
          .ok();
    }
    api.post(prefix + "manager", path + "/signature", Map.of(), "materials-signed").ok();
    await()
        .atMost(PATIENCE)
        .until(
            () -> api.get(prefix + "manager", path).ok().get("status").asString(),
            "ACTIVE"::equals);
  }

  /** The store and the material. */
  void store() {
    api.post(
            prefix + "buyer",
            "/api/stores",
            Map.of("store", "MAIN", "name", "总仓", "location", "B1"),
            "store-main")
        .ok();
    api.post(
            prefix + "buyer",
            "/api/materials",
            Map.of("material", MATERIAL, "name", "手套", "unit", "box", "category", "ward"),
            "material-glove")
        .ok();
  }

  /** Orders so many boxes by a day and issues the order; the answer to the issue. */
  Api.Answer issued(String deliverBy, String quantity, String key) {
    var order =
        api.post(
                prefix + "buyer",
                "/api/purchase-orders",
                Map.of(
                    "contract",
                    CONTRACT,
                    "store",
                    "MAIN",
                    "deliverBy",
                    deliverBy,
                    "lines",
                    List.of(Map.of("material", MATERIAL, "quantity", quantity))),
                key)
            .ok();
    return api.post(
        prefix + "buyer",
        "/api/purchase-orders/" + order.get("purchaseOrder").asString() + "/issue",
        Map.of(),
        "issue-" + key);
  }

  /** Orders 110 boxes by a day, gets 100 of which 4 are bad, then the other 14. */
  JsonNode callOff(String deliverBy) {
    var issued = issued(deliverBy, "110", "order-1").ok();
    var path = "/api/purchase-orders/" + issued.get("purchaseOrder").asString();
    if (!issued.get("status").asString().equals("ISSUED")) {
      throw new AssertionError(issued);
    }
    api.post(prefix + "jiekang", path + "/confirmation", Map.of(), "confirm-1").ok();
    deliver("logistics", path, 1, "100", "96", "4");
    deliver("buyer2", path, 2, "14", "14", "0");
    return api.get(prefix + "buyer", path).ok();
  }

  private void deliver(
      String receiver,
      String path,
      int number,
      String delivered,
      String accepted,
      String rejected) {
    api.post(
            prefix + "jiekang",
            path + "/deliveries",
            Map.of("lines", List.of(Map.of("line", 1, "quantity", delivered))),
            "announced-" + number)
        .ok();
    var line =
        Map.of(
            "line", 1,
            "delivered", delivered,
            "accepted", accepted,
            "rejected", rejected,
            "rejectReason", "破损");
    api.post(
            prefix + receiver,
            path + "/deliveries/" + number + "/receipt",
            Map.of("lines", List.of(line)),
            "received-" + number)
        .ok();
  }

  String onHand() {
    return api.get(prefix + "buyer", "/api/stock?store=MAIN&material=" + MATERIAL)
        .ok()
        .at("/items/0/onHand")
        .asString();
  }

  JsonNode card(String month) {
    return api.get(prefix + "manager", cardPath(month)).ok();
  }

  private static String cardPath(String month) {
    return "/api/scorecards/" + CONTRACT + "~MATERIALS~" + month;
  }
}
