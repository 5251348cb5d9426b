package cn.houqin.contract;

import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A hospital of its own for a test: its people, two approved vendors, places B1 to B3, a scheme.
 */
public final class AHospital {

  public static final String VENDOR = "913100006688356013";
  public static final String OTHER_VENDOR = "91310000005501242L";
  public static final String SCHEME = "CLEAN@1";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int port;
  private final String name;

  private AHospital(int port, String name) {
    this.port = port;
    this.name = name;
  }

  /** With nothing but itself. */
  public static AHospital bare(int port, boolean migrating) {
    var hospital = new AHospital(port, "h" + NUMBER.incrementAndGet() + "-" + System.nanoTime());
    hospital
        .as("ADMINISTRATOR")
        .put(
            "/api/hospital",
            "{\"name\":\"H\",\"zone\":\"Asia/Shanghai\",\"migrating\":%s}".formatted(migrating))
        .must(201);
    return hospital;
  }

  public static AHospital ready(int port, boolean migrating) {
    var hospital = bare(port, migrating);
    hospital.approvedVendor(VENDOR);
    hospital.approvedVendor(OTHER_VENDOR);
    hospital.announce();
    return hospital;
  }

  /** Its places and its scheme arrive. */
  void announce() {
    for (var building : List.of("B1", "B2", "B3")) {
      Elsewhere.announceSite(name, building, List.of());
      Elsewhere.announceSite(name, building + "-1F", List.of(building));
    }
    Elsewhere.announceScheme(name, SCHEME);
  }

  public String name() {
    return name;
  }

  /** Somebody with a role, whose subject is the role in lower case. */
  public Api as(String... roles) {
    return new Api(port, TestTokens.of(roles[0].toLowerCase(Locale.ROOT), name, roles));
  }

  public Api vendorUser(String vendor) {
    return new Api(port, TestTokens.vendor("vendor-user", name, vendor));
  }

  public Api manager() {
    return as("VENDOR_MANAGER");
  }

  public void approvedVendor(String code) {
    var path = "/api/vendors/" + code;
    manager()
        .post("/api/vendors", "{\"vendor\":\"%s\",\"name\":\"洁康物业\"}".formatted(code))
        .must(201);
    manager()
        .post(
            path + "/qualifications",
            "{\"kind\":\"LICENCE\",\"number\":\"1\",\"mandatory\":true,\"issuedOn\":\"2020-01-01\"}")
        .must(200);
    manager().post(path + "/review", "").must(200);
    manager()
        .post(
            path + "/approval",
            "{\"qualification\":90,\"experience\":80,\"reputation\":70,\"capability\":60,\"price\":50}")
        .must(200);
  }

  /** The terms of a version: cleaning of some places for a monthly fee. */
  public static String version(LocalDate from, LocalDate to, long feeFen, String... places) {
    var locations =
        Arrays.stream(places).map(place -> '"' + place + '"').collect(Collectors.joining(","));
    return """
    {"from": "%s", "to": "%s",
     "calendar": {"week": {"zone": "Asia/Shanghai", "weekly": {"MON": [["08:00", "12:00"], ["14:00", "18:00"]]}}},
     "linePercent": "20", "contractPercent": "10.0",
     "lines": [{"line": "CLEANING", "locations": [%s], "monthlyFeeFen": %d, "scheme": "CLEAN@1",
       "pauseReasons": ["AWAITING_ACCESS"],
       "sla": [{"priority": "ROUTINE",
         "calendar": {"week": {"zone": "Asia/Shanghai", "weekly": {"MON": [["00:00", "24:00"]]}}},
         "respond": {"minutes": 30}, "complete": {"workingDays": 1}}],
       "payment": {"tiers": [{"kind": "PERCENT", "percent": "5"}, {"from": "80", "kind": "FULL"}]}}]}
    """
        .formatted(from, to, locations, feeFen);
  }

  public static String draft(String number, String vendor, String version) {
    return """
    {"contract": "%s", "vendor": "%s", "mode": "DIRECT", "originalValueFen": 12000000, "bondFen": 1200000,
     "parts": {"responsibilities": "a", "serviceContent": "b", "kpis": "c", "penaltiesAndIncentives": "d",
               "term": "e", "changeProcess": "f"},
     "version": %s}
    """
        .formatted(number, vendor, version);
  }

  /** Submits and approves the newest version; waits for what it names to arrive. */
  public void approve(String number) {
    var path = "/api/contracts/" + number;
    await()
        .until(
            () -> manager().post(path + "/review-submission", "").status(),
            status -> status == 200);
    for (var desk : List.of("LOGISTICS", "LEGAL", "FINANCE")) {
      as(desk)
          .post(path + "/reviews", "{\"desk\":\"%s\",\"approved\":true}".formatted(desk))
          .must(200);
    }
  }

  /** A contract drafted and approved by all three desks. */
  public void approved(String number, String vendor, String version) {
    manager().post("/api/contracts", draft(number, vendor, version)).must(201);
    approve(number);
  }

  public Api.Answer sign(String number) {
    return manager().post("/api/contracts/" + number + "/signature", "");
  }

  /** Who covers a place on a day, at noon: contract@version in order. */
  public List<String> covering(String place, LocalDate day) {
    var found =
        manager()
            .get(
                "/api/service-lines/CLEANING/coverage?location=%s&at=%sT04:00:00Z"
                    .formatted(place, day))
            .must(200);
    return found
        .body()
        .valueStream()
        .map(one -> one.get("contract").asString() + "@" + one.get("version").asInt())
        .toList();
  }
}
