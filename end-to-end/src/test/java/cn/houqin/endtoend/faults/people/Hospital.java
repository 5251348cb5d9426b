package cn.houqin.endtoend.faults.people;

import cn.houqin.events.Streams;
import cn.houqin.platform.testing.TestTokens;
import java.util.Locale;

/** A hospital with one cleaning contract, made known as contract-service would. */
public record Hospital(String name) {

  public static final String LINE = "CLEANING";
  public static final String CONTRACT = "HT-1";
  public static final String VENDOR = "913100006688356013";
  public static final String ORDERS = "/api/service-lines/" + LINE + "/work-orders";

  private static final String STANDING =
      "\"recordedAt\": \"2026-01-01T00:00:00Z\", \"retired\": false";
  private static final String ALWAYS =
      """
      {"calendar": null, "week": {"zone": "Asia/Shanghai", "holidays": [], "makeUpDays": {}, "weekly": {
        "MON": [["00:00", "24:00"]], "TUE": [["00:00", "24:00"]], "WED": [["00:00", "24:00"]], "THU": [["00:00", "24:00"]],
        "FRI": [["00:00", "24:00"]], "SAT": [["00:00", "24:00"]], "SUN": [["00:00", "24:00"]]}}}
      """;

  /** Everything of it that other services must know: 30 minutes to respond, a day to complete. */
  public void announce(Announcer elsewhere) {
    announce(elsewhere, 30, "[50]");
  }

  /**
   * @param minutes to respond
   * @param warnings at which percents of a clock somebody is warned
   */
  public void announce(Announcer elsewhere, int minutes, String warnings) {
    elsewhere.state(
        Streams.HOSPITALS,
        "hospital.state.v1",
        name,
        name,
        "{\"hospital\": \"%s\", \"name\": \"H\", \"zone\": \"Asia/Shanghai\", \"migrating\": false, %s}"
            .formatted(name, STANDING));
    elsewhere.state(
        Streams.SERVICE_LINES,
        "service-line.state.v1",
        name,
        LINE,
        "{\"line\": \"%s\", \"nameZh\": \"保洁\", \"nameEn\": \"Cleaning\", \"orderForm\": null, %s}"
            .formatted(LINE, STANDING));
    elsewhere.state(
        Streams.VENDORS,
        "vendor.state.v1",
        name,
        VENDOR,
        "{\"vendor\": \"%s\", \"name\": \"洁康\", \"status\": \"APPROVED\", \"qualifications\": [], %s}"
            .formatted(VENDOR, STANDING));
    elsewhere.state(
        Streams.CONTRACTS,
        "contract.state.v1",
        name,
        CONTRACT,
        """
        {"contract": "%s", "vendor": "%s", "status": "ACTIVE", "activatedAt": "2026-01-01T00:00:00Z", %s,
         "versions": [{"version": 1, "from": "2026-01-01", "to": "2036-12-31", "signed": true, "calendar": %s,
           "lines": [{"line": "%s", "locations": ["B1"], "standbyRank": null, "monthlyFeeFen": 100000, "scheme": "CLEAN@1",
             "sla": [{"priority": "ROUTINE", "riskClass": null, "calendar": %s, "respond": {"minutes": %d, "workingDays": null},
               "arrive": null, "makeSafe": null, "complete": {"minutes": 1440, "workingDays": null}}],
             "clockStart": "REQUESTED", "pauseReasons": ["AWAITING_ACCESS"], "declaredToleranceMinutes": 15,
             "acknowledgeLimitMinutes": null, "warningPercents": %s, "dispatchMode": "ASSIGN"}]}]}
        """
            .formatted(CONTRACT, VENDOR, STANDING, ALWAYS, LINE, ALWAYS, minutes, warnings));
  }

  /** Its place and category, entered at work-order-service. */
  public void furnish(String workOrders) {
    var admin = as(workOrders, "ADMINISTRATOR");
    admin.must(
        201, "/api/locations", "{\"code\": \"B1\", \"name\": \"B1\", \"kind\": \"BUILDING\"}");
    admin.must(
        201,
        "/api/categories",
        "{\"category\": \"SPILL\", \"line\": \"%s\", \"name\": \"S\"}".formatted(LINE));
  }

  /** Its scheme, entered at vendor-kpi-service: satisfaction 60, first-time fix 40. */
  public void scoreAt(String kpi) {
    as(kpi, "VENDOR_MANAGER")
        .must(
            201,
            "/api/schemes",
            """
            {"scheme": "CLEAN@1", "name": "S", "definition": {"total": "CAPPED", "bonusCap": "5", "penaltyCap": "10",
             "grades": [{"from": null, "grade": "FAIL"}, {"from": "60", "grade": "PASS"}],
             "dimensions": [{"code": "QUALITY", "weight": "100", "indicators": [
               {"code": "SATISFACTION", "weight": "60", "factor": "1", "rule": {"kind": "LINEAR", "floor": "1", "target": "5"}},
               {"code": "FIRST_TIME_FIX", "weight": "40", "factor": "100", "rule": {"kind": "LINEAR", "floor": "0", "target": "100"}}]}]}}
            """);
  }

  /** Somebody with a role, whose subject is the role in lower case. */
  public Person as(String address, String role) {
    return new Person(address, TestTokens.of(role.toLowerCase(Locale.ROOT), name, role));
  }

  public Person vendor(String address) {
    return new Person(address, TestTokens.vendor("worker", name, VENDOR));
  }

  /** A request's body. */
  public static String request() {
    return "{\"category\": \"SPILL\", \"location\": \"B1\", \"priority\": \"ROUTINE\"}";
  }
}
