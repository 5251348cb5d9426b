package cn.houqin.endtoend.faults.contracts;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Standing;
import cn.houqin.events.Streams;
import java.util.List;

/** The people of a hospital who make contracts, at contract-service itself. */
public record ContractDesk(Hospital hospital, String address) {

  public static final List<String> DESKS = List.of("LOGISTICS", "LEGAL", "FINANCE");

  /** The hospital, an approved vendor, and what other services announce. */
  public void open() {
    hospital
        .as(address, "ADMINISTRATOR")
        .put("/api/hospital", "{\"name\": \"H\", \"zone\": \"Asia/Shanghai\", \"migrating\": true}")
        .must(201);
    var vendor = "/api/vendors/" + Hospital.VENDOR;
    manager()
        .must(
            201,
            "/api/vendors",
            "{\"vendor\": \"%s\", \"name\": \"V\"}".formatted(Hospital.VENDOR));
    manager()
        .must(
            200,
            vendor + "/qualifications",
            "{\"kind\": \"LICENCE\", \"number\": \"1\", \"mandatory\": true, \"issuedOn\":"
                + " \"2020-01-01\"}");
    manager().must(200, vendor + "/review", "");
    manager()
        .must(
            200,
            vendor + "/approval",
            "{\"qualification\": 90, \"experience\": 80, \"reputation\": 70, \"capability\": 60,"
                + " \"price\": 50}");
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      var standing = "\"recordedAt\": \"2026-01-01T00:00:00Z\", \"retired\": false";
      elsewhere.state(
          Streams.SITES,
          "site.state.v1",
          hospital.name(),
          "B1",
          "{\"location\": \"B1\", \"parent\": null, \"ancestors\": [], \"name\": \"B1\", \"kind\": \"BUILDING\", \"riskClass\": null, %s}"
              .formatted(standing));
      elsewhere.state(
          Streams.SCHEMES,
          "scheme.state.v1",
          hospital.name(),
          "CLEAN@1",
          "{\"scheme\": \"CLEAN@1\", \"name\": \"S\", \"indicators\": [\"SATISFACTION\"], %s}"
              .formatted(standing));
    }
  }

  public Person manager() {
    return hospital.as(address, "VENDOR_MANAGER");
  }

  /** A draft's body: cleaning of B1 all through 2026 to 2036. */
  public static String draft(String number) {
    return """
    {"contract": "%s", "vendor": "%s", "mode": "DIRECT", "originalValueFen": 12000000, "bondFen": 1200000,
     "parts": {"responsibilities": "a", "serviceContent": "b", "kpis": "c", "penaltiesAndIncentives": "d",
               "term": "e", "changeProcess": "f"},
     "version": %s}
    """
        .formatted(number, Hospital.VENDOR, version(1_000_000));
  }

  public static String version(long feeFen) {
    return """
    {"from": "2026-09-01", "to": "2027-08-31",
     "calendar": {"week": {"zone": "Asia/Shanghai", "weekly": {"MON": [["08:00", "12:00"]]}}},
     "linePercent": "20", "contractPercent": "10.0",
     "lines": [{"line": "CLEANING", "locations": ["B1"], "monthlyFeeFen": %d, "scheme": "CLEAN@1",
       "pauseReasons": ["AWAITING_ACCESS"],
       "sla": [{"priority": "ROUTINE",
         "calendar": {"week": {"zone": "Asia/Shanghai", "weekly": {"MON": [["00:00", "24:00"]]}}},
         "respond": {"minutes": 30}, "complete": {"workingDays": 1}}],
       "payment": {"tiers": [{"kind": "PERCENT", "percent": "5"}, {"from": "80", "kind": "FULL"}]}}]}
    """
        .formatted(feeFen);
  }

  public static String review(String desk) {
    return "{\"desk\": \"%s\", \"approved\": true}".formatted(desk);
  }

  /** What the draft names has to arrive first. */
  public void awaitSubmittable(String number) {
    await()
        .until(
            () -> manager().post("/api/contracts/" + number + "/review-submission", "").status(),
            status -> status == 200);
  }

  /** Drafted, approved by all desks and signed. */
  public void sign(String number) {
    sign(number, draft(number));
  }

  /** A contract that charges failures: 3 yuan a point, 5 points for late work, 1 for bad work. */
  public void signWithFailures(String number) {
    sign(
        number,
        draft(number)
            .replace("{\"workingDays\": 1}", "{\"minutes\": 60}")
            .replace(
                "{\"tiers\"",
                """
                {"points": {"free": "0", "fenPerPoint": 300, "bands": [{"multiplier": "1"}]}, "tiers"
                """)
            .replace(
                "\"scheme\"",
                """
                "failureRules": [
                  {"rule": "late", "on": "CLOCK_BREACHED", "clock": "COMPLETE", "type": "POINTS", "points": "5",
                   "rectifyWithinMinutes": 60},
                  {"rule": "bad", "on": "INSPECTION_FAILED", "type": "POINTS", "points": "1", "rectifyWithinMinutes": 60}],
                "scheme"
                """));
  }

  private void sign(String number, String draft) {
    var path = "/api/contracts/" + number;
    manager().must(201, "/api/contracts", draft);
    awaitSubmittable(number);
    for (var desk : DESKS) {
      hospital.as(address, desk).must(200, path + "/reviews", review(desk));
    }
    manager().must(200, path + "/signature", "");
  }
}
